// A zip file whose bytes depend on names, modes and contents only.
// In: files and folders on disk. Out: sorted entries with fixed times, deflated by libdeflate.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::io {

struct ZipRequest {
  std::filesystem::path folder;    ///< what the paths are relative to
  std::vector<std::string> paths;  ///< files and folders; a folder brings all below it
  int level = 6;                   ///< libdeflate's 1 to 12
};

/// Creates or replaces a zip file. One file is mapped and one compressed copy held at a time.
/// Symbolic links are followed, as `zip -r` does. Without zip64: an entry or an archive of 4 GiB or
/// more is an error.
Status write_zip(const std::filesystem::path& out, const ZipRequest& request);

}  // namespace ocelot::io
