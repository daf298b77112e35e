// Packs files of the project with the paths that they will have in the tree.
#pragma once

#include <filesystem>
#include <vector>

#include "graph/contract/step_values.hpp"
#include "support/base/result.hpp"
#include "support/base/stored_tree.hpp"
#include "support/base/tree.hpp"
#include "support/io/tar.hpp"

namespace ocelot::steps {

/// Packs a tree into a file. Leaves the file untouched if it already contains these bytes. The tar
/// is never in memory.
Status write_tar(const Tree& tree, const std::filesystem::path& output);

/// The same; one file of the tree is in memory at a time.
Status write_tar(const StoredTree& tree, const std::filesystem::path& output);

/// Writes a tar of the entries in `tree` and of the files, each with its path; sorted by path.
/// Fails if a file cannot be read or the tar cannot be written.
Status pack(Tree tree, const std::vector<graph::PlacedFile<graph::InWords>>& files,
            const std::filesystem::path& output);

}  // namespace ocelot::steps
