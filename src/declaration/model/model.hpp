// The resolved declaration: the value between what users write and what is built.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "declaration/model/component.hpp"
#include "declaration/model/distribution.hpp"
#include "declaration/model/policy.hpp"
#include "declaration/model/replaces.hpp"
#include "declaration/model/upstream.hpp"

namespace ocelot::model {

/// A dependency entry with parsed modules. A module without a version gets upstream's version.
struct Dependency {
  std::string tag;
  Place place;
  std::vector<golang::ModuleRequirement> modules;
  std::vector<Place> module_places;  ///< one for each module
};

struct Model {
  Upstream upstream;
  std::vector<Distribution> distributions;  ///< sorted by name
  std::vector<Component> components;        ///< sorted by type and file
  std::vector<Dependency> dependencies;     ///< in the order written
  std::vector<Replace> replaces;            ///< sorted by module
  std::set<std::string> allowed_skew;       ///< names of components, or tags without the prefix
  Policy policy;

  const Component& component(ComponentId id) const { return components[id.index]; }
  const Distribution* find(std::string_view distribution) const;
};

}  // namespace ocelot::model
