// From a model and a choice to a plan. In: a model, a choice, the pin of upstream. Out: a plan.
#pragma once

#include "graph/plan.hpp"
#include "support/base/result.hpp"

namespace ocelot::graph {

/// Makes the plan. Faults: a chosen distribution or architecture that is none, a chosen
/// distribution that is abstract, a choice that leaves nothing to build.
Result<Plan> make_plan(const model::Model& model, const Choice& choice, const Pin& pin);

}  // namespace ocelot::graph
