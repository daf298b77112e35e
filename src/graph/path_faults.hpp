// Paths that a Ninja file cannot have, and names that it cannot have twice.
#pragma once

#include <vector>

#include "graph/contract/step_values.hpp"
#include "graph/plan.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::graph {

/// One error for each distribution with the name of a file of the graph, and for each of these
/// files whose path no Ninja file can name. Empty if there are none.
Diagnostics find_path_faults(const std::vector<File>& files, const Plan& plan);

}  // namespace ocelot::graph
