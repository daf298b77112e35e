// The manual page of ocelot-load, from its help texts.
#include <fmt/format.h>

#include "loader/cli/load_commands.hpp"
#include "loader/cli/load_request.hpp"
#include "support/console/roff.hpp"

namespace ocelot::load {

std::string load_manual() {
  using namespace console::roff;
  const console::CommandLine load = load_command_line();
  const console::CommandLine inspect = inspect_command_line();
  return head(load.program, load.program, load.purpose) +
         fmt::format(".SH SYNOPSIS\n{}.PP\n{}", synopsis(load), synopsis(inspect)) +
         fmt::format(".SH DESCRIPTION\n{}", filled(load.purpose)) +
         fmt::format(".SH OPTIONS\n{}", options(load)) +
         fmt::format(".SH INSPECT\n{}{}", filled(inspect.purpose), options(inspect)) +
         examples(load_examples()) + fmt::format(".SH EXIT STATUS\n{}", as_is(explain_exits())) +
         fmt::format(".SH SEE ALSO\n{}(1)\n", bold("ocelot-gen"));
}

}  // namespace ocelot::load
