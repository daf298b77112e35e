// Several files written together: all of them, or none.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::io {

struct FileChange {
  std::filesystem::path path;
  std::optional<std::string> before;  ///< the bytes that it replaces; none: there is no such file
  std::string after;
};

/// Makes the changes in their order. Nothing is overwritten that is not what `before` says: a file
/// that came up or changed meanwhile is a fault. The bytes are all written before the first file
/// is put in its place, and when one cannot be, those before it are put back, and folders that were
/// made are removed. Of several processes that change the same files, one after the other has its
/// turn, by locks of the folders, so that each sees what those before it made. (A kill between two
/// files leaves the first of them; each file is whole.)
Status make_changes(const std::vector<FileChange>& changes);

}  // namespace ocelot::io
