// Where a file is written: the folder whose path a user chose, and a path below it.
#pragma once

#include <filesystem>

#include "support/base/result.hpp"
#include "support/io/folder.hpp"

namespace ocelot::io {

/// A file below an open folder. No link below the folder is followed.
struct Destination {
  Folder folder;
  std::filesystem::path path;
};

/// The destination of a path, whose folder is created if necessary. If the path is below `base`,
/// the folder is `base`, and nothing below that is followed. A user chose any other path, so links
/// above its last part are followed.
Result<Destination> find_destination(const std::filesystem::path& base,
                                     const std::filesystem::path& path);

}  // namespace ocelot::io
