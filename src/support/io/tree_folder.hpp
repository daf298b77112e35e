// A tree as a folder on disk.
#pragma once

#include <filesystem>

#include "support/base/result.hpp"
#include "support/base/stored_tree.hpp"
#include "support/base/tree.hpp"
#include "support/io/file.hpp"

namespace ocelot::io {

/// Lists a folder as read_tree reads it: without any entry named `.git`.
Result<Listing> list_tree(const std::filesystem::path& folder);

/// Opens the tree of a folder on disk, without any entry named `.git`, to read one file at a time.
/// Fails with an error for each reason that makes the tree unsafe to extract, or too large.
Result<StoredTree> open_tree(const std::filesystem::path& folder);

/// The tree of a folder on disk. Fails as open_tree does.
Result<Tree> read_tree(const std::filesystem::path& folder);

/// Fails if a folder below `base`, or one above it, is a symbolic link.
Status require_folder(const std::filesystem::path& base, const std::string& folder);

/// Writes the files of a tree to a folder, and overwrites existing files. Fails without a change if
/// the file system of the folder takes two names of the tree for one.
Status lay_out(const Tree& tree, const std::filesystem::path& folder);

}  // namespace ocelot::io
