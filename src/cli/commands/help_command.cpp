// help: the table of commands as an overview, one by one, and as a document.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command_table.hpp"
#include "cli/commands.hpp"
#include "cli/manual.hpp"
#include "support/console/page.hpp"
#include "support/console/standard_output.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::cli {

namespace {

std::string overview() {
  console::Page page({console::help_width(), false});
  page.paragraph(
      "ocelot-gen makes AWS Lambda layers with custom OpenTelemetry Collectors: it writes one "
      "Ninja file, and tells what it knows of it.");
  page.heading("Commands:");
  std::vector<console::Row> rows;
  for (const Command& one : all_commands())
    rows.push_back({{std::string(one.name)}, {one.line.purpose}});
  page.table(rows);
  return page.text() + "\n" +
         console::Page({console::help_width(), false})
             .paragraph(
                 "ocelot-gen COMMAND --help tells more and has examples. Without a command, it is "
                 "gen:")
             .text() +
         "\n";
}

std::string block(std::string_view text) {
  return fmt::format("```text\n{}```\n", text);
}

// As Markdown makes it of a heading.
std::string anchor_of(const Command& command) {
  std::string anchor(command.name);
  std::replace(anchor.begin(), anchor.end(), ' ', '-');
  return anchor;
}

std::string reference() {
  std::string text =
      "# Reference\n\nEvery command and option of ocelot-gen; those of ocelot-load are in "
      "[loader.md](loader.md).\nThis is the program's own help: `ocelot-gen help --markdown` "
      "prints "
      "it, and a test fails when\nthe two differ. JSON answers are described in "
      "[json.md](json.md).\n\n";
  for (const Command& one : all_commands())
    text += fmt::format("- [{}](#{}): {}\n", one.name, anchor_of(one), one.line.purpose);
  for (const Command& one : all_commands())
    text += fmt::format("\n## {}\n\n{}", one.name, block(one.help(console::k_page_width)));
  for (const std::string& step : step_helps()) text += "\n" + block(step);
  return text;
}

console::ExitCode run_help(const console::Arguments& arguments) {
  if (arguments.has("markdown")) {
    console::print_out("{}", reference());
    return console::ExitCode::done;
  }
  console::Words words = arguments.inputs();
  const bool wants_manual = arguments.has("man");
  if (words.empty()) {
    if (!wants_manual) return print_overview();
    console::print_out("{}", manual());
    return console::ExitCode::done;
  }
  const Command* command = take_command(words);
  if (command == nullptr) return refuse_command(words);
  console::print_out("{}", wants_manual ? manual(*command) : command->help());
  return console::ExitCode::done;
}

}  // namespace

console::ExitCode print_overview() {
  console::print_out("{}{}", overview(), find_command("gen")->help());
  return console::ExitCode::done;
}

Command help_row() {
  return {
      "help",
      {"ocelot-gen help",
       "Prints what --help of a command prints.",
       "[COMMAND]",
       {{"man", "", "as a manual page, in roff; without a command that of the whole"},
        {"markdown", "", "all commands, as docs/reference.md has them"}}},
      {{"ocelot-gen help why", ""}, {"ocelot-gen help --man why | man -l -", "as a manual page"}},
      {},
      run_help};
}

}  // namespace ocelot::cli
