// The options that a command has in common with others.
#pragma once

#include "cli/commands/command.hpp"

namespace ocelot::cli {

/// Adds the shared options that a row's properties call for, after its own; an option that the row
/// declares itself stays as it is. Shared options that have no meaning for it are rejected with a
/// help line.
void add_shared_options(Command& command);

}  // namespace ocelot::cli
