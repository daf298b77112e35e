// The required modules of a tree: downloaded, added to go.mod, and verified. Their faults are
// reported at the places where they are declared.
#pragma once

#include <vector>

#include "build/steps/place_lookup.hpp"
#include "build/steps/step_workspace.hpp"
#include "support/golang/module.hpp"

namespace ocelot::steps {

/// The requirements that go.mod gets in addition, and what is downloaded for them: the modules that
/// replace some of them have other paths, and a folder is not downloaded.
struct NeededModules {
  std::vector<golang::ModuleRequirement> requirements;
  std::vector<golang::ModuleRequirement> downloads;
  Place place{};  ///< of a fault without a requirement
};

/// Adds the modules to the go.mod in a workspace's tree and tidies it. Fails if a module cannot be
/// downloaded, if nothing imports it, or if the tree needs another version than the required one.
Status require_modules(const StepWorkspace& workspace, const NeededModules& modules,
                       const PlaceLookup& places);

}  // namespace ocelot::steps
