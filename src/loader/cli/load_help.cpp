// Formats the table of commands for a terminal and for man.
#include "loader/cli/load_help.hpp"

#include <fmt/format.h>

#include "support/console/help_text.hpp"
#include "support/console/page.hpp"
#include "support/console/roff.hpp"

namespace ocelot::load {

namespace {

std::string command_section(std::size_t width) {
  std::vector<console::Row> rows;
  for (const std::string_view name : listed_names())
    rows.push_back({{std::string(name)}, {find_command(name)->line.purpose}});
  return console::Page({width, false})
      .heading("Commands:")
      .table(rows)
      .lines(
          "\nWithout a command, a collector runs. 'ocelot-load help COMMAND' explains a command.\n")
      .text();
}

std::string overview(const LoadCommand& load, std::size_t width) {
  return fmt::format("{}\n{}\n{}\nExit codes:\n{}", console::help_text(load.line, width),
                     command_section(width), console::example_section(load.examples, width),
                     explain_exits());
}

// A section of the manual page.
std::string command_manual(const LoadCommand& command) {
  using namespace console::roff;
  return fmt::format(".SS {}\n{}.PP\n{}{}{}", escaped(command.name), synopsis(command.line),
                     filled(command.line.purpose), notes(command.notes), options(command.line));
}

}  // namespace

std::string help_of(const LoadCommand& command) {
  const std::size_t width = console::help_width();
  if (command.name.empty()) return overview(command, width);
  std::string text = console::help_text(command.line, width);
  if (!command.notes.empty())
    text += "\n" + console::Page({width, false}).lines(command.notes).text();
  return text + "\n" + console::example_section(command.examples, width);
}

std::string load_manual() {
  using namespace console::roff;
  const LoadCommand& load = all_commands().front();
  std::string commands;
  std::vector<console::Example> every_example = load.examples;
  for (const std::string_view name : listed_names()) {
    const LoadCommand& command = *find_command(name);
    commands += command_manual(command);
    every_example.insert(every_example.end(), command.examples.begin(), command.examples.end());
  }
  return head(load.line.program, load.line.program, load.line.purpose) +
         fmt::format(".SH SYNOPSIS\n{}.PP\n{} \\fICOMMAND\\fR [WORD\\[u2026]]\n",
                     synopsis(load.line), bold(load.line.program)) +
         fmt::format(".SH DESCRIPTION\n{}", filled(load.line.purpose)) +
         fmt::format(".SH OPTIONS\n{}", options(load.line)) +
         fmt::format(".SH COMMANDS\n{}", commands) + examples(every_example) +
         fmt::format(".SH EXIT STATUS\n{}", as_is(explain_exits())) +
         fmt::format(".SH SEE ALSO\n{}(1)\n", bold("ocelot-gen"));
}

}  // namespace ocelot::load
