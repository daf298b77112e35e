// The types of components that earlier builds of a project listed.
#pragma once

#include <vector>

#include "project/root.hpp"
#include "queries/component_types.hpp"

namespace ocelot::project {

/// The types in all lists of build/ocelot/inspect, sorted by path; empty before a build. A list
/// that cannot be read is left out.
std::vector<queries::KnownType> read_known_types(const Root& root);

}  // namespace ocelot::project
