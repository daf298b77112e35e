// The current folder of this process, which may have been removed.
#pragma once

#include <filesystem>

#include "support/base/result.hpp"

namespace ocelot::io {

/// The current folder. One that was removed is a failure.
Result<std::filesystem::path> current_folder();

/// Makes another folder the current one.
Status enter_folder(const std::filesystem::path& folder);

/// A path from the root on. An empty path stays as it is, and so does one that begins in a folder
/// that was removed: what opens it tells more.
std::filesystem::path absolute_path(const std::filesystem::path& path);

}  // namespace ocelot::io
