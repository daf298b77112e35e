// The required modules of a tree: fetched, put into go.mod, and verified. Their faults are told
// where they were declared.
#pragma once

#include <vector>

#include "build/steps/place_lookup.hpp"
#include "build/steps/step_sandbox.hpp"
#include "support/golang/module.hpp"

namespace ocelot::steps {

/// Adds the modules to the go.mod of a sandbox's tree and tidies it. Fails when a module cannot be
/// had, when nothing imports it, and when the tree needs another version than the one required.
Status require_modules(const StepSandbox& sandbox,
                       const std::vector<golang::ModuleRequirement>& requirements,
                       const PlaceLookup& places);

}  // namespace ocelot::steps
