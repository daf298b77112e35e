// The contents of a few files of a zip.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "support/base/result.hpp"

namespace ocelot::io {

/// The files directly in a folder of a zip, by name without the folder. `folder` has no slash at
/// its end. Fails if the zip cannot be read, is damaged, or if such a file is larger than 16 MiB.
Result<std::map<std::string, std::string>> read_zip_folder(const std::filesystem::path& zip,
                                                           std::string_view folder);

}  // namespace ocelot::io
