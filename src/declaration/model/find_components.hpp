// Finds the components in the project's files.
#pragma once

#include <vector>

#include "declaration/model/component.hpp"
#include "declaration/model/project_files.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::model {

/// Finds all components. Faults: a file outside a type folder, a file that Go would ignore
/// (warning), a wrong package clause, a missing constraint, two components with the same name, two
/// files with the same path in the tree, all faults of the Go files.
WithDiagnostics<std::vector<Component>> find_components(const ProjectFiles& files);

}  // namespace ocelot::model
