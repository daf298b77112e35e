// Writes several files together: either all of them or none.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::io {

struct FileChange {
  std::filesystem::path path;
  std::optional<std::string> before;  ///< the bytes that it replaces; none if the file does not
                                      ///< exist yet
  std::string after;
};

/// Makes the changes in their order. A file is overwritten only if it still has the content
/// `before`; a file that appeared or changed in the meantime is a fault. All bytes are written to
/// temporary files before the first file is replaced. If a file cannot be replaced, the earlier
/// ones are restored, and created folders are removed. Locks on the folders make processes that
/// change the same files take turns, so that each sees the changes of those before it. (A kill
/// between two files leaves the first of them; each file is complete.)
Status make_changes(const std::vector<FileChange>& changes);

}  // namespace ocelot::io
