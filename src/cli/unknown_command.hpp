// Words that name no command.
#pragma once

#include "support/console/exit_code.hpp"
#include "support/console/options.hpp"

namespace ocelot::cli {

/// Prints a usage error that names the command to write instead. The first of two words that make a
/// command, with `--help`, prints the commands that begin with it.
console::ExitCode refuse_unknown_command(const console::Words& words);

}  // namespace ocelot::cli
