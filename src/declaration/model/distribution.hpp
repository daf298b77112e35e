// Distributions with inheritance flattened: what config/distributions.yaml means.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "declaration/config/config.hpp"
#include "declaration/model/architecture.hpp"
#include "declaration/model/component.hpp"
#include "declaration/model/inheritance.hpp"
#include "declaration/model/kind.hpp"
#include "support/base/id.hpp"
#include "support/base/with_diagnostics.hpp"
#include "support/golang/module.hpp"

namespace ocelot::model {

/// What a plugin is made of.
struct Plugin {
  std::string library;  ///< the distribution that takes it in
  Place library_place;
  std::string component;  ///< by its full name
  Place component_place;
};

struct Distribution {
  std::string name;
  Place place;
  std::string description;
  Kind kind = Kind::layer;
  std::optional<Plugin> plugin;    ///< of a plugin, and of nothing else
  bool is_abstract = false;        ///< only a base of others: never built, and may be incomplete
  std::vector<std::string> bases;  ///< in the order written
  Tags tags;                       ///< own and inherited
  std::vector<Architecture> architectures;         ///< sorted, never empty
  std::optional<std::string> config_file;          ///< its path in the project
  std::vector<ComponentId> components;             ///< selected, sorted by full name
  std::vector<golang::ModuleRequirement> modules;  ///< required, sorted

  std::set<std::string, std::less<>> tag_set() const;
};

/// Flattens inheritance: tags as inherit_tags hands them down; nothing else is inherited. The
/// result is sorted by name, `components` and `modules` are left empty. Faults: those of
/// inherit_tags, names and tags outside their grammar, duplicates, unknown architectures, config
/// files that are not in `examples`, keys without a meaning for the kind or in an abstract
/// distribution, and plugins that lack their keys. A plugin's tags are left empty: see
/// resolve_plugins.
WithDiagnostics<std::vector<Distribution>> flatten(
    const std::vector<config::DistributionEntry>& entries,
    const std::vector<std::string>& examples);

}  // namespace ocelot::model
