// Lists a tree of a commit, and finds what git's tree objects can have that a folder cannot.
#pragma once

#include <string>
#include <vector>

#include "support/base/stored_tree.hpp"
#include "support/base/tree_fault.hpp"
#include "support/git/git_handles.hpp"

namespace ocelot::git {

struct ListedTree {
  std::vector<StoredFile> files;  ///< sorted by path, each with its id; without those at fault
  TreeFaults faults;              ///< of names, duplicates in a tree object, types and sizes
};

/// Lists all files below a tree object. No content is read but the targets of links. Stops at the
/// limits of an upstream. Fails if an object cannot be read.
Result<ListedTree> list_files(git_repository* repository, const std::string& where,
                              const git_oid& root);

/// The types of a TreeRecord's mode.
bool is_folder(std::uint32_t mode);
bool is_submodule(std::uint32_t mode);

}  // namespace ocelot::git
