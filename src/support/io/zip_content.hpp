// Some of the files in a zip.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::io {

/// The files directly in a folder of a zip, by name without the folder. `folder` has no slash at
/// its end. Fails if the zip cannot be read, is damaged, or if such a file is larger than 16 MiB.
Result<std::map<std::string, std::string>> read_zip_folder(const std::filesystem::path& zip,
                                                           std::string_view folder);

/// Writes the files directly in a folder of a zip to the folder `target`, in which none of them
/// exists yet, as programs that only this user may run. Returns their names, sorted. Fails if the
/// zip cannot be read or is damaged, or if a file cannot be written.
Result<std::vector<std::string>> unpack_zip_folder(const std::filesystem::path& zip,
                                                   std::string_view folder,
                                                   const std::filesystem::path& target);

}  // namespace ocelot::io
