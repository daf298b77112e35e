// Whether an output is that of the current declaration.
#pragma once

#include "graph/graph.hpp"
#include "graph/ninja_writer.hpp"

namespace ocelot::action {

/// Whether the last run of a step had the same options, inputs and tools as it would have now, by
/// the record of that run. Also false if there is no record, or if an input cannot be read.
bool is_current(const graph::Graph& graph, const graph::Step& step, const graph::Machine& machine);

}  // namespace ocelot::action
