// The rows of ocelot-load's table of commands (load_table.hpp); each *_command.cpp has its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "loader/cli/load_exit.hpp"
#include "support/console/options.hpp"

namespace ocelot::load {

/// How the program was started.
struct Invocation {
  std::string argv0;     ///< the name by which it was started
  console::Words words;  ///< its arguments
  bool is_hidden;        ///< whether they are not in the command line; see hidden_arguments.hpp
};

/// One row. The dispatcher reads the arguments and answers --help.
struct LoadCommand {
  std::string_view name{};  ///< empty: what runs without a command
  console::CommandLine line{};
  std::vector<console::Example> examples{};
  std::string notes{};    ///< printed between the options and the examples
  bool is_listed = true;  ///< in the overview; shells call the others
  LoadExit (*run)(const console::Arguments& arguments, const Invocation& invocation) = nullptr;
};

/// `ocelot-load --library L …`: runs a collector.
LoadCommand load_row();

/// `ocelot-load inspect FILE`: prints how a library or a plugin was built.
LoadCommand inspect_row();

/// `ocelot-load help [COMMAND]`.
LoadCommand help_row();

/// `ocelot-load completions SHELL`, and `complete`, which the scripts call.
LoadCommand completions_row();
LoadCommand complete_row();

}  // namespace ocelot::load
