// Work that may need modules which are not in Go's module cache yet.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "build/steps/step_workspace.hpp"

namespace ocelot::steps {

/// Does work in a workspace. If it fails because its tools had no network to fetch a module, and
/// the step may use the network: runs the go command `download`, which fetches the modules, and
/// does the work again.
Status with_modules(const StepWorkspace& workspace, const std::vector<std::string>& download,
                    const std::function<Status()>& work);

}  // namespace ocelot::steps
