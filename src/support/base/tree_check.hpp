// Whether a tree from elsewhere is safe to extract.
#pragma once

#include <functional>
#include <vector>

#include "support/base/diagnostic.hpp"
#include "support/base/stored_tree.hpp"
#include "support/base/tree_fault.hpp"

namespace ocelot {

/// All faults of the names, duplicates and links of a tree. Sizes are counted where they are read,
/// by TreeSize.
TreeFaults find_faults(const std::vector<StoredFile>& files);

/// An error for each fault, in the order of the paths. `error_of` makes an error of a fault.
Diagnostics describe(TreeFaults faults,
                     const std::function<Diagnostic(const TreeFault&)>& error_of);

}  // namespace ocelot
