// File systems that ignore the case of names: on them, two files of a tree can be one.
#pragma once

#include <filesystem>

#include "support/base/tree.hpp"
#include "support/base/tree_fault.hpp"

namespace ocelot::io {

/// Whether names that differ only in case name the same file in a folder. Creates a file there for
/// a moment. False if the folder cannot be written.
bool folds_case(const std::filesystem::path& folder);

/// A fault for each path of a tree that differs only in case from another one, if the folder's file
/// system ignores case. Tests the file system only if there is such a path.
TreeFaults find_folded_names(const Tree& tree, const std::filesystem::path& folder);

}  // namespace ocelot::io
