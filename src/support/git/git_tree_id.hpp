// The id of a tree that is not in a repository.
#pragma once

#include <string>

#include "support/base/result.hpp"
#include "support/base/stored_tree.hpp"
#include "support/base/tree.hpp"

namespace ocelot::git {

/// The id that git gives to a tree, as 40 digits. It depends on names, modes and contents.
std::string tree_id(const Tree& tree);

/// The same. Reads the contents whose ids are unknown, one at a time.
Result<std::string> stored_tree_id(const StoredTree& tree);

}  // namespace ocelot::git
