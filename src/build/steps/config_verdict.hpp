// Asks the program that inspect builds about configurations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "build/steps/step_workspace.hpp"
#include "support/base/json.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

/// Copies the program into the workspace, where it can be executed. Fails if it cannot be read.
Status put_program(const StepWorkspace& workspace, const std::string& program);

/// What the collector says of a configuration, by a name for messages and files. `values` are
/// REFERENCE=VALUE, such as env:NAME=VALUE. Fails if the program fails or does not answer.
Result<Json> ask_verdict(const StepWorkspace& workspace, const std::string& name,
                         std::string_view content, const std::vector<std::string>& values);

}  // namespace ocelot::steps
