// The files that a zip lists, without their contents.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::io {

/// A file or folder in a zip.
struct ZipEntry {
  std::string name;
  std::uint32_t crc = 0;   ///< CRC-32 of the content
  std::uint32_t size = 0;  ///< of the content, in bytes

  bool operator==(const ZipEntry&) const = default;
};

/// The entries of a zip file, in its order. Fails if the file cannot be read or is damaged, and
/// does not support zip64.
Result<std::vector<ZipEntry>> read_zip_directory(const std::filesystem::path& path);

/// The CRC-32 of a regular file's bytes, as in a zip.
Result<std::uint32_t> crc_of_file(const std::filesystem::path& path);

}  // namespace ocelot::io
