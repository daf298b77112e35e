// The targets without a file of their own. In: artifacts. Out: a target for each distribution and
// architecture, and `all`.
#pragma once

#include <vector>

#include "graph/graph.hpp"

namespace ocelot::graph {

/// Distributions, then architectures, each sorted by name; `all` is the last.
std::vector<Target> targets_of(const std::vector<Artifact>& artifacts);

}  // namespace ocelot::graph
