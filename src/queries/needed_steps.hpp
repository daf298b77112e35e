// graph --steps: the part of the graph of steps that some layers need.
#pragma once

#include <vector>

#include "queries/edges.hpp"

namespace ocelot::queries {

/// The steps that run, or are waited for, until the files are there; in the graph's order.
std::vector<StepId> find_steps(const Edges& edges, const std::vector<graph::FileId>& files);

}  // namespace ocelot::queries
