// Git submodules among the components that were never fetched.
#pragma once

#include "graph/graph.hpp"
#include "project/root.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::project {

/// A fault for each folder of the components that a `.gitmodules` at or above the root names, and
/// that contains no file.
Diagnostics find_empty_submodules(const Root& root, const graph::ProjectInputs& inputs);

}  // namespace ocelot::project
