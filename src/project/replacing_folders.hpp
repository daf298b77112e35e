// The folders of the project that replace modules. They may be anywhere in the project, so they are
// known only from the text of component_dependencies.yaml.
#pragma once

#include <string>
#include <vector>

#include "declaration/model/model.hpp"
#include "project/root.hpp"
#include "support/base/diagnostic.hpp"
#include "support/base/source.hpp"

namespace ocelot::project {

/// The folders that a component_dependencies.yaml names, by their paths in the project, sorted;
/// none for null. Paths that lead out of the project, and faults of the file, are ignored.
std::vector<std::string> replacing_folders(const SourceRef& dependencies);

/// The fault of each replacing folder that is not a folder of the project with a go.mod of the
/// replaced module.
Diagnostics find_folder_faults(const Root& root, const model::Model& model);

}  // namespace ocelot::project
