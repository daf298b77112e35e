// `ocelot-load help`: the overview, or the help of one command.
#include "loader/cli/load_faults.hpp"
#include "loader/cli/load_help.hpp"
#include "loader/cli/load_table.hpp"
#include "support/console/standard_output.hpp"

namespace ocelot::load {

namespace {

LoadExit run_help(const console::Arguments& arguments, const Invocation&) {
  const console::Words& inputs = arguments.inputs();
  if (inputs.size() > 1)
    return refuse_usage(
        {error("usage", {}, "expected at most one COMMAND").with_help("see: ocelot-load help")});
  const LoadCommand* command =
      inputs.empty() ? &all_commands().front() : find_command(inputs.front());
  if (command == nullptr) return refuse_unknown_command(inputs.front());
  console::print_out("{}", help_of(*command));
  return LoadExit::done;
}

}  // namespace

LoadCommand help_row() {
  return {.name = "help",
          .line = {"ocelot-load help",
                   "Lists the commands, or explains one.",
                   "[COMMAND]",
                   {},
                   {{{console::ValueKind::command}}}},
          .examples = {{"ocelot-load help inspect", ""}},
          .run = run_help};
}

}  // namespace ocelot::load
