// The drawing of `graph` in Graphviz's language (its manual, "DOT Language").
#pragma once

#include <string>
#include <vector>

#include "query/relations.hpp"
#include "query/steps.hpp"

namespace ocelot::cli {

/// Tags, components with their modules, distributions and layers, from left to right.
std::string to_dot(const query::Relations& relations);

/// These steps and the files between them. An edge that only waits is dashed.
std::string to_dot(const graph::Graph& graph, const std::vector<query::StepId>& steps);

}  // namespace ocelot::cli
