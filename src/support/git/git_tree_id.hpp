// The id of a tree that is in no repository.
#pragma once

#include <string>

#include "support/base/tree.hpp"

namespace ocelot::git {

/// The id that git gives to a tree: a function of names, modes and contents; 40 digits.
std::string tree_id(const Tree& tree);

}  // namespace ocelot::git
