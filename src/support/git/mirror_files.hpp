// The files of a mirror. libgit2 would follow a configuration, alternates, links and more to other
// repositories and files, so a mirror with anything in it that was not written here is not opened.
#pragma once

#include <string>

#include "support/base/result.hpp"
#include "support/io/folder.hpp"

namespace ocelot::git {

/// The configuration of the mirror of a URL. No other mirror has the same.
std::string mirror_configuration(const std::string& url);

/// Writes an empty mirror with this configuration to an empty folder.
Status write_mirror(const io::Folder& folder, const std::string& configuration);

/// Whether a folder has only what `write_mirror` and a fetch write, and this configuration.
bool is_mirror(const io::Folder& folder, const std::string& configuration);

/// Removes what a killed fetch leaves: packs with temporary names, or a pack without its index.
void remove_leftovers(const io::Folder& folder);

}  // namespace ocelot::git
