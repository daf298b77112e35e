// The values that are rows of our tables, or names of a project.
#pragma once

#include <string>

#include "cli/commands/command.hpp"
#include "support/console/candidates.hpp"

namespace ocelot::cli {

/// The values of a kind, unless they are fixed (console/fixed_values.hpp). `command` has the
/// formats of its answer; null for a step. `folder` is the project's, by -C.
console::Completion values_of(console::ValueKind kind, const Command* command,
                              const std::string& folder);

}  // namespace ocelot::cli
