// A zip file whose bytes depend only on names, modes and contents.
// In: files and folders on disk. Out: sorted entries with fixed times, deflated by libdeflate.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::io {

struct ZipRequest {
  std::filesystem::path folder;    ///< the folder to which the paths are relative
  std::vector<std::string> paths;  ///< files and folders; a folder includes everything below it
  int level = 6;                   ///< from 1 to 12, as in libdeflate
};

/// Creates or replaces a zip file. Maps one file and holds one compressed copy at a time. Follows
/// symbolic links, as `zip -r` does. Does not support zip64: an entry or an archive of 4 GiB or
/// more is an error.
Status write_zip(const std::filesystem::path& out, const ZipRequest& request);

}  // namespace ocelot::io
