// The commands of ocelot-load.
#pragma once

#include "loader/cli/load_exit.hpp"
#include "support/console/options.hpp"

namespace ocelot::load {

/// What ocelot-load can be asked for, in examples.
std::vector<console::Example> load_examples();

/// ocelot-load(1), in roff.
std::string load_manual();

/// The command line of `ocelot-load inspect`.
console::CommandLine inspect_command_line();

/// `ocelot-load --library L …`: runs a collector. `argv0` is how the program was called.
LoadExit run_load(const std::string& argv0, const console::Words& words);

/// `ocelot-load inspect FILE`: what a library or a plugin is made of.
LoadExit run_inspect(const console::Words& words);

}  // namespace ocelot::load
