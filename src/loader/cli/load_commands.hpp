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

/// How the program was started.
struct Invocation {
  std::string argv0;     ///< the name by which it was started
  console::Words words;  ///< its arguments
  bool is_hidden;        ///< whether they are not in the command line; see hidden_arguments.hpp
};

/// `ocelot-load --library L …`: runs a collector.
LoadExit run_load(Invocation invocation);

/// `ocelot-load inspect FILE`: prints how a library or a plugin was built.
LoadExit run_inspect(const console::Words& words);

}  // namespace ocelot::load
