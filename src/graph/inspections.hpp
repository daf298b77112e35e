// Which layers are inspected, and with which programs. In: a plan with its layers, and their model.
#pragma once

#include "declaration/model/model.hpp"
#include "graph/plan.hpp"

namespace ocelot::graph {

/// Adds to a plan the programs that list the components of its layers, and to each layer the
/// program that applies to it. Unless the choice is to inspect unbuilt layers too, a program is
/// only added where the plan has a layer of the inspected architecture: otherwise, nothing of the
/// program would be compiled yet. Adds nothing if the choice is to inspect none.
void add_inspections(Plan& plan, const model::Model& model);

}  // namespace ocelot::graph
