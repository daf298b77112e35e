// The words of a gomod step for the edits of its tree.
#pragma once

#include "graph/contract/gomod_request.hpp"
#include "graph/plan.hpp"

namespace ocelot::graph {

/// Adds to a request what a tree changes in upstream's go.mod and go.sum, and the providers that it
/// leaves out.
void add_edits(GomodRequest<InGraph>& request, const TreePlan& tree);

}  // namespace ocelot::graph
