// The id of a tree that is not in a repository.
#pragma once

#include <string>

#include "support/base/tree.hpp"

namespace ocelot::git {

/// The id that git gives to a tree, as 40 digits. It depends on names, modes and contents.
std::string tree_id(const Tree& tree);

}  // namespace ocelot::git
