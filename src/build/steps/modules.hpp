// The required modules of a tree: fetched, put into go.mod, and verified. Their faults are told
// where they were declared.
#pragma once

#include <vector>

#include "build/steps/place_lookup.hpp"
#include "build/steps/step.hpp"
#include "support/golang/module.hpp"

namespace ocelot::steps {

/// Adds the modules to the go.mod of a workshop's tree and tidies it. Fails when a module cannot be
/// had, when nothing imports it, and when the tree needs another version than the one required.
Status require_modules(const Workshop& workshop,
                       const std::vector<golang::ModuleRequirement>& requirements,
                       const Origins& origins);

}  // namespace ocelot::steps
