// A tree as a folder on disk.
#pragma once

#include <filesystem>

#include "support/base/result.hpp"
#include "support/base/tree.hpp"

namespace ocelot::io {

/// The tree of a folder on disk, without any entry named `.git`.
Result<Tree> read_tree(const std::filesystem::path& folder);

/// Writes the files of a tree to a folder, and overwrites existing files.
Status lay_out(const Tree& tree, const std::filesystem::path& folder);

}  // namespace ocelot::io
