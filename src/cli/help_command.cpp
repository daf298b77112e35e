// help: the table of commands as an overview, one by one, and as a document.
#include <fmt/format.h>

#include "cli/command_table.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"

namespace ocelot::cli {

namespace {

std::string overview() {
  std::string text =
      "ocelot-gen makes AWS Lambda layers with custom OpenTelemetry Collectors: it writes one "
      "Ninja\nfile, and tells what it knows of it.\n\nCommands:\n";
  for (const Command& one : all_commands())
    text += fmt::format("  {:<10}{}\n", one.name, one.line.purpose);
  return text +
         "\nocelot-gen COMMAND --help tells more and has examples. Without a command, it is "
         "gen:\n\n";
}

std::string block(std::string_view text) {
  return fmt::format("```text\n{}```\n", text);
}

std::string reference() {
  std::string text =
      "# Reference\n\nEvery command and option. This is the programs' own help: `ocelot-gen help "
      "--markdown` prints it, and a test\nfails when the two differ. JSON answers are described in "
      "[json.md](json.md).\n\n";
  for (const Command& one : all_commands())
    text += fmt::format("- [{0}](#{0}): {1}\n", one.name, one.line.purpose);
  for (const Command& one : all_commands())
    text += fmt::format("\n## {}\n\n{}", one.name, block(one.help()));
  for (const std::string& step : step_helps()) text += "\n" + block(step);
  return text;
}

ExitCode run_help(const Arguments& arguments) {
  if (arguments.has("markdown")) {
    fmt::print("{}", reference());
    return ExitCode::done;
  }
  const std::vector<std::string> names = arguments.inputs();
  if (names.empty()) return print_overview();
  const Command* command = find_command(names[0]);
  if (command == nullptr) return refuse_command(names[0]);
  fmt::print("{}", command->help());
  return ExitCode::done;
}

}  // namespace

ExitCode print_overview() {
  fmt::print("{}{}", overview(), find_command("gen")->help());
  return ExitCode::done;
}

Command help_row() {
  return {"help",
          {"ocelot-gen help",
           "Prints what --help of a command prints.",
           "[COMMAND]",
           {{"markdown", "", "all commands, as docs/reference.md has them"}}},
          {{"ocelot-gen help why", ""}},
          {},
          run_help};
}

}  // namespace ocelot::cli
