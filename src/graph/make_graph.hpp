// From a plan to a graph. In: a plan, and what the model was made of. Out: a graph.
#pragma once

#include "graph/graph.hpp"
#include "support/base/result.hpp"

namespace ocelot::graph {

/// Makes the graph. Fails when a target has the name of a file in the graph, and for
/// paths that no Ninja file can name.
Result<Graph> make_graph(const Plan& plan, const ProjectInputs& project);

}  // namespace ocelot::graph
