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

/// Runs a go command that changes nothing in the tree, and runs it again with the network if it
/// lacks a module, so that the code of upstream that runs next needs no network. Any other failure
/// is left to that code. Does nothing if tools have the network, or must not have it.
Status fetch_missing_modules(const StepWorkspace& workspace,
                             const std::vector<std::string>& command);

}  // namespace ocelot::steps
