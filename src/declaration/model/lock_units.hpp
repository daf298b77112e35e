// The units in which modules are locked: a component with what it imports, or a tag without a
// component that requires modules.
#pragma once

#include <string>
#include <vector>

#include "declaration/model/component.hpp"
#include "declaration/model/model.hpp"
#include "support/golang/module.hpp"

namespace ocelot::model {

/// The unit of upstream without components, in a project that replaces modules: a replacement
/// applies to every distribution that needs the module.
inline constexpr std::string_view k_replacing_unit = "upstream-with-replaces";

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
  Place place{};                              ///< of the first requirement, or of a replacement
  bool allows_skew = false;                   ///< its modules may be of another release
};

/// The units of all components that require modules, and of all tags that no component mentions; if
/// modules are replaced, also the one of upstream. Sorted by name.
std::vector<LockUnit> lock_units(const Model& model);

}  // namespace ocelot::model
