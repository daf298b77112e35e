// The units in which modules are locked: a component with what it imports, or a tag without a
// component that requires modules.
#pragma once

#include <string>
#include <vector>

#include "declaration/model/component.hpp"
#include "declaration/model/model.hpp"
#include "support/golang/module.hpp"

namespace ocelot::model {

/// A module that a unit requires, as component_dependencies.yaml has it; an empty version means
/// upstream's version.
struct UnitRequirement {
  golang::ModuleRequirement module;
  Place place;
  std::string tag;
};

struct LockUnit {
  std::string name;  ///< the component's full name, or the tag without its prefix
  std::vector<ComponentId> components;  ///< the component, and those whose packages it imports
  std::vector<UnitRequirement> requirements;  ///< sorted by path, each path once
};

/// The units of all components that require modules, and of all tags that no component mentions;
/// sorted by name.
std::vector<LockUnit> lock_units(const Model& model);

}  // namespace ocelot::model
