// Converts the project's files to a resolved model.
#pragma once

#include <optional>
#include <string>

#include "declaration/model/model.hpp"
#include "declaration/model/project_files.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::model {

/// The command-line values that replace config/upstream.yaml.
struct UpstreamOverride {
  std::optional<std::string> repo;
  std::optional<std::string> ref;
};

/// Reads and resolves everything that needs no tool, no tree and no network. Returns all faults in
/// a stable order.
WithDiagnostics<Model> make_model(const ProjectFiles& files, const UpstreamOverride& replaced = {});

}  // namespace ocelot::model
