// The commands of ocelot-load.
#pragma once

#include "loader/cli/load_exit.hpp"
#include "support/console/options.hpp"

namespace ocelot::load {

/// Examples of ocelot-load's command lines.
std::vector<console::Example> load_examples();

/// The manual page ocelot-load(1), in roff.
std::string load_manual();

/// The command line of `ocelot-load inspect`.
console::CommandLine inspect_command_line();

/// `ocelot-load --library L …`: runs a collector. `argv0` is the name by which the program was
/// started.
LoadExit run_load(const std::string& argv0, const console::Words& words);

/// `ocelot-load inspect FILE`: prints how a library or a plugin was built.
LoadExit run_inspect(const console::Words& words);

}  // namespace ocelot::load
