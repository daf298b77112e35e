// Unpacks a zip.
#pragma once

#include <filesystem>

#include "support/base/result.hpp"

namespace ocelot::io {

/// Creates the files and folders of a zip below an existing folder, with their modes. Fails if the
/// zip cannot be read, or has an entry that is neither a file nor a folder or leads out of the
/// folder.
Status unpack_zip(const std::filesystem::path& zip, const std::filesystem::path& folder);

}  // namespace ocelot::io
