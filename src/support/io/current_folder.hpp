// The current folder of this process; it may have been removed.
#pragma once

#include <filesystem>

#include "support/base/result.hpp"

namespace ocelot::io {

/// The current folder. Fails if it was removed.
Result<std::filesystem::path> current_folder();

/// Makes another folder the current folder.
Status enter_folder(const std::filesystem::path& folder);

/// The absolute form of a path. An empty path stays empty. If the current folder was removed, a
/// relative path stays relative, because opening it reports a better error.
std::filesystem::path absolute_path(const std::filesystem::path& path);

}  // namespace ocelot::io
