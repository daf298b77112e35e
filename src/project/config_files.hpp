// The configurations that distributions name by the key `config`. They may be anywhere in the
// project, so they are known only once the declaration is read.
#pragma once

#include <string>
#include <vector>

#include "declaration/model/model.hpp"
#include "graph/graph.hpp"
#include "project/root.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::project {

/// The paths that the key `config` names, sorted.
std::vector<std::string> config_paths(const model::Model& model);

/// Whether a path is a file of the project.
bool is_project_file(const Root& root, const std::string& path);

/// The faults of those that are not files of the project, each once.
Diagnostics find_config_faults(const Root& root, const model::Model& model);

/// The inputs, with the digests of the files, and with their folders: a build.ninja is written
/// again if a file appears or disappears there. A file that cannot be read has no digest.
graph::ProjectInputs with_configs(const Root& root, graph::ProjectInputs inputs,
                                  const std::vector<std::string>& paths);

}  // namespace ocelot::project
