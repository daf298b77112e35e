// The files of a mirror. libgit2 would follow a configuration, alternates, links and more to other
// repositories and files, so a mirror with anything in it that was not written here is not opened.
#pragma once

#include <optional>
#include <string>

#include "support/base/result.hpp"
#include "support/io/folder.hpp"

namespace ocelot::git {

/// The configuration of the mirror of a URL. No other mirror has the same.
std::string mirror_configuration(const std::string& url);

/// Writes an empty mirror with this configuration to an empty folder.
Status write_mirror(const io::Folder& folder, const std::string& configuration);

/// The first path in a folder that is missing, or that neither `write_mirror` with this
/// configuration nor a fetch writes; nothing if the folder is a mirror.
std::optional<std::string> find_unexpected(const io::Folder& folder,
                                           const std::string& configuration);

/// Removes what a killed fetch leaves: packs with temporary names, or a pack without its index.
void remove_leftovers(const io::Folder& folder);

}  // namespace ocelot::git
