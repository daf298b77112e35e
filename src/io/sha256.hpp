// SHA-256, for the checksums that users compare.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace ocelot::io {

/// The SHA-256 of a file's bytes as 64 hexadecimal digits. A failure when it cannot be read.
Result<std::string> sha256_of_file(const std::filesystem::path& path);

}  // namespace ocelot::io
