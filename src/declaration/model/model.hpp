// The declaration as meant: the value between what users wrote and what will be built.
#pragma once

#include <string>
#include <vector>

#include "declaration/config/config.hpp"
#include "declaration/model/component.hpp"
#include "declaration/model/distribution.hpp"
#include "declaration/model/project_files.hpp"
#include "declaration/model/upstream.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::model {

/// A dependency entry with its modules read. A module without a version gets upstream's.
struct Dependency {
  std::string tag;
  Place place;
  std::vector<golang::ModuleRequirement> modules;
  std::vector<Place> module_places;  ///< one a module
};

struct Model {
  Upstream upstream;
  std::vector<Distribution> distributions;  ///< sorted by name
  std::vector<Component> components;        ///< sorted by type and file
  std::vector<Dependency> dependencies;     ///< in the order written

  const Component& component(ComponentId id) const { return components[id.index]; }
  const Distribution* find(std::string_view distribution) const;
};

/// What the command line puts in place of config/upstream.yaml.
struct UpstreamOverride {
  std::optional<std::string> repo;
  std::optional<std::string> ref;
};

/// Reads and resolves everything that needs no tool, no tree and no network; all faults at once, in
/// a stable order.
WithDiagnostics<Model> make_model(const ProjectFiles& files, const UpstreamOverride& replaced = {});

}  // namespace ocelot::model
