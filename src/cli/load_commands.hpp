// The commands of ocelot-load.
#pragma once

#include "cli/load_exit.hpp"
#include "cli/options.hpp"

namespace ocelot::cli {

/// What ocelot-load can be asked for, in examples.
std::vector<Example> load_examples();

/// ocelot-load(1), in roff.
std::string load_manual();

/// The command line of `ocelot-load inspect`.
CommandLine inspect_command_line();

/// `ocelot-load --library L …`: runs a collector. `argv0` is how the program was called.
LoadExit run_load(const std::string& argv0, const Words& words);

/// `ocelot-load inspect FILE`: what a library or a plugin is made of.
LoadExit run_inspect(const Words& words);

}  // namespace ocelot::cli
