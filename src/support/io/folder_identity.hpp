// A cheap answer to the question whether the files of a folder may have changed.
#pragma once

#include <filesystem>

#include "support/base/digest.hpp"
#include "support/base/result.hpp"

namespace ocelot::io {

/// The digest of the path, inode, size, modification time and change time of each file below a
/// folder. No content is read. An edit changes it even if the size and the modification time are
/// restored, because no program can set the change time. Fails if the folder cannot be listed.
Result<Digest> identity_of_folder(const std::filesystem::path& folder);

}  // namespace ocelot::io
