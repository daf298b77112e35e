// Files of an earlier state of a project, out of the action cache.
#pragma once

#include "build/cache/store.hpp"
#include "graph/graph.hpp"
#include "graph/ninja_writer.hpp"

namespace ocelot::action {

/// Restores a file of a graph in the current folder, which has the project's files of that state.
/// Steps that only copy files run; the outputs of all others must be in the store. Returns whether
/// the file is there now.
bool recall(const graph::Graph& graph, graph::FileId file, const graph::Machine& machine,
            const cache::Store& store);

}  // namespace ocelot::action
