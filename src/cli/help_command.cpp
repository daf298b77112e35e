// help: the table of commands as an overview, as single texts, and as documents.
#include <algorithm>

#include <fmt/format.h>

#include "cli/command_table.hpp"
#include "cli/commands/rows.hpp"
#include "cli/manual.hpp"
#include "cli/overview.hpp"
#include "cli/unknown_command.hpp"
#include "support/console/page.hpp"

namespace ocelot::cli {

namespace {

std::string block(std::string_view text) {
  return fmt::format("```text\n{}```\n", text);
}

// As Markdown derives it from a heading.
std::string anchor_of(const Command& command) {
  std::string anchor(command.name);
  std::replace(anchor.begin(), anchor.end(), ' ', '-');
  return anchor;
}

std::string reference() {
  std::string text =
      "# Reference\n\nEvery command and option of ocelot-gen; those of ocelot-load are in "
      "[loader.md](loader.md).\n`ocelot-gen help --markdown` prints this page, and a test fails "
      "when the two differ. JSON answers\nare described in [json.md](json.md), and renamed "
      "commands "
      "and options in [upgrading.md](upgrading.md).\n\n";
  for (const Command& command : all_commands())
    text +=
        fmt::format("- [{}](#{}): {}\n", command.name, anchor_of(command), command.line.purpose);
  for (const Command& command : all_commands())
    text += fmt::format("\n## {}\n\n{}", command.name, block(command.help(console::k_page_width)));
  for (const std::string& step : step_helps()) text += "\n" + block(step);
  return text;
}

std::string names_of_commands() {
  std::string names;
  for (const Command& command : all_commands()) names += fmt::format("{}\n", command.name);
  return names;
}

Result<Answer> help_of(console::Words words, bool is_manual) {
  const Command* command = take_command(words);
  if (command == nullptr) return Answer{{}, refuse_unknown_command(words)};
  return Answer{is_manual ? manual(*command) : command->help()};
}

Result<Answer> run_help(const console::Arguments& arguments, const console::Terminal&) {
  if (arguments.has("markdown")) return Answer{reference()};
  if (arguments.has("list")) return Answer{names_of_commands()};
  const bool is_manual = arguments.has("man");
  if (!arguments.inputs().empty()) return help_of(arguments.inputs(), is_manual);
  if (is_manual) return Answer{manual()};
  print_overview(arguments.has("all") ? Listed::all : Listed::common);
  return Answer{};
}

}  // namespace

Command help_row() {
  return {.name = "help",
          .section = Section::shell,
          .line = {"ocelot-gen help",
                   "Lists the commands, or explains one.",
                   "[COMMAND]",
                   {{"all", "", "list the commands that builds and shells call too"},
                    {"list", "", "print the names of all commands only"},
                    {"man", "", "print a manual page, in roff; without a command ocelot-gen(1)"},
                    {"markdown", "", "print all help texts, as in docs/reference.md"}},
                   {{{console::ValueKind::command}}}},
          .examples = {{"ocelot-gen help why", ""},
                       {"ocelot-gen help --man why | man -l -", "as a manual page"}},
          .run = run_help};
}

}  // namespace ocelot::cli
