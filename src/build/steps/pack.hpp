// Files of the project, packed as they will lie in the tree.
#pragma once

#include <filesystem>
#include <vector>

#include "graph/contract/step_values.hpp"
#include "support/base/result.hpp"
#include "support/base/tree.hpp"
#include "support/io/tar.hpp"

namespace ocelot::steps {

/// Writes a tar of what is in `tree` and of the files, each at its place; sorted by path. It fails
/// when one of them cannot be read, or the tar not be written.
Status pack(Tree tree, const std::vector<graph::PlacedFile<graph::InWords>>& files,
            const std::filesystem::path& output);

}  // namespace ocelot::steps
