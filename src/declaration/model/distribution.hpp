// Distributions with inheritance resolved: the meaning of config/distributions.yaml.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "declaration/model/architecture.hpp"
#include "declaration/model/component.hpp"
#include "declaration/model/go_settings.hpp"
#include "declaration/model/inheritance.hpp"
#include "declaration/model/kind.hpp"
#include "declaration/model/size_limits.hpp"
#include "declaration/model/start_limits.hpp"
#include "support/base/id.hpp"
#include "support/golang/module.hpp"

namespace ocelot::model {

/// The library and the component of a plugin.
struct Plugin {
  std::string library;  ///< the distribution that loads it
  Place library_place;
  std::string component;  ///< the component's full name
  Place component_place;
};

struct Distribution {
  std::string name;
  Place place;
  std::string description;
  Kind kind = Kind::layer;
  std::optional<Plugin> plugin;    ///< only for a plugin
  bool is_abstract = false;        ///< only a base of other distributions: never built, and may be
                                   ///< incomplete
  std::vector<std::string> bases;  ///< in the order written
  Tags tags;                       ///< own and inherited
  std::vector<Architecture> architectures;  ///< sorted, never empty
  std::optional<std::string> config_file;   ///< its path in the project
  std::optional<Place> config_place;        ///< where the key `config` names it; it may not exist
  /// By the reference that the configuration has, such as "env:NAME": its value for the check.
  std::map<std::string, std::string> config_values;
  /// The names of the configuration providers that the layer leaves out, such as "s3", and where
  /// they are written.
  std::map<std::string, Place, std::less<>> omitted_providers;
  GoSettings go;
  SizeLimits max_size;
  StartLimits start_limits;                        ///< of a layer; checked by smoke
  std::vector<ComponentId> components;             ///< selected, sorted by full name
  std::vector<golang::ModuleRequirement> modules;  ///< required, sorted

  std::set<std::string, std::less<>> tag_set() const;
};

/// Whether the tags select the file or component for an architecture of the distribution.
bool is_compiled_for_any(const OverlayFile& file, const Distribution& distribution,
                         const std::set<std::string, std::less<>>& tags);
bool is_compiled_for_any(const Component& component, const Distribution& distribution,
                         const std::set<std::string, std::less<>>& tags);

}  // namespace ocelot::model
