// Runs the program that inspect builds, in a workspace.
#pragma once

#include <string>
#include <vector>

#include "build/steps/step_workspace.hpp"
#include "support/base/json.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

/// The path in the tree at which the program is built or put.
inline constexpr const char* k_inspect_program = "ocelot/inspect-program";

/// Runs the program with arguments and returns its answer. `doing` is for messages. Fails if the
/// program fails, or if its answer is not JSON of at most 64 MiB that `is_valid` accepts.
Result<Json> ask_program(const StepWorkspace& workspace, std::string_view doing,
                         const std::vector<std::string>& arguments,
                         bool (*is_valid)(const Json& answer));

}  // namespace ocelot::steps
