// The drawing of `graph` in Graphviz's language (its manual, "DOT Language").
#pragma once

#include <string>
#include <vector>

#include "queries/needed_steps.hpp"
#include "queries/relations.hpp"

namespace ocelot::queries {

/// Tags, components with their modules, distributions and layers, from left to right.
std::string to_dot(const Relations& relations);

/// These steps and the files between them. An edge that only waits is dashed.
std::string to_dot(const graph::Graph& graph, const std::vector<StepId>& steps);

}  // namespace ocelot::queries
