// Where the links of a tree lead. Nothing is looked up on disk: the links are followed in the tree
// alone, as the system would follow them if the tree were extracted.
#pragma once

#include <vector>

#include "support/base/stored_tree.hpp"
#include "support/base/tree_fault.hpp"

namespace ocelot {

/// Longer targets are rejected: Linux cannot create such a link.
inline constexpr std::size_t k_most_target_bytes = 4095;

/// The fault of a link whose target is longer.
TreeFault too_long_target(std::string path);

/// A fault for each link that leads out of the tree, in a circle, or to no valid path. A link leads
/// out if its target is absolute or has too many `..`, also through other links. A link to a file
/// that does not exist is valid if the file would be in the tree.
TreeFaults find_link_faults(const std::vector<StoredFile>& files);

}  // namespace ocelot
