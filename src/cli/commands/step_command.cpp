// step: reads a step's words, recalls what it made before, or runs it and keeps what it made.
#include <fmt/format.h>

#include "build/action/step_cache.hpp"
#include "build/action/step_command_line.hpp"
#include "cli/commands.hpp"
#include "project/project.hpp"
#include "support/base/text.hpp"
#include "support/console/page.hpp"
#include "support/console/standard_output.hpp"
#include "support/console/terminal.hpp"
#include "support/io/watchdog.hpp"

namespace ocelot::cli {

namespace {

void print_steps() {
  console::Page page({console::help_width(), false});
  page.paragraph(
      "The steps of a build, as Ninja runs them. Each takes declared files and makes declared "
      "files.");
  page.heading("Steps:");
  std::vector<console::Row> rows;
  for (const graph::StepCommand& command : graph::step_commands())
    rows.push_back(
        {{fmt::format("ocelot-gen step {}", command.name)}, {std::string(command.purpose)}});
  page.table(rows);
  console::print_out("{}\n{}", page.text(),
                     console::Page({console::help_width(), false})
                         .paragraph("ocelot-gen step KIND --help tells more and has an example.")
                         .text());
}

std::string help_of(const graph::StepCommand& command, std::size_t width) {
  return fmt::format(
      "{}\nExample:\n{}", action::command_line(command).help(width),
      console::Page({width, false}).lines(fmt::format("  {}", command.example)).text());
}

console::ExitCode run_one(const graph::StepCommand& command, const console::Words& words) {
  const Result<console::Arguments> arguments =
      console::Arguments::read(action::command_line(command), console::without_credentials(words));
  if (!arguments) return console::refuse(arguments.error());
  if (arguments->has("help")) {
    console::print_out("{}", help_of(command, console::help_width()));
    return console::ExitCode::done;
  }
  const Result<console::Manner> manner = console::read_manner(*arguments);
  if (!manner) return console::refuse(manner.error());
  io::die_with_parent();
  const console::Terminal terminal(*manner);
  return terminal.end(action::run_with_cache(command, *arguments, terminal));
}

console::ExitCode refuse_step(const std::string& word) {
  std::vector<std::string_view> names;
  for (const graph::StepCommand& one : graph::step_commands()) names.push_back(one.name);
  const auto near = nearest(word, names);
  return console::refuse({error("usage", {}, fmt::format("no step '{}'", word))
                              .with_help(near ? fmt::format("did you mean '{}'?", *near)
                                              : "see: ocelot-gen step --help")});
}

console::ExitCode run_step(const console::Words& words) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h") {
    print_steps();
    return words.empty() ? console::ExitCode::usage : console::ExitCode::done;
  }
  const graph::StepCommand* command = graph::find_step_command(words[0]);
  return command == nullptr ? refuse_step(words[0])
                            : run_one(*command, console::Words(words.begin() + 1, words.end()));
}

}  // namespace

std::vector<std::string> step_helps() {
  std::vector<std::string> helps;
  for (const graph::StepCommand& command : graph::step_commands())
    helps.push_back(help_of(command, console::k_page_width));
  return helps;
}

Command step_row() {
  return {"step",
          {"ocelot-gen step", "Runs one step of a build, as Ninja does.", "KIND [OPTION…]", {}},
          {{"ocelot-gen step check --help", "what this step takes, with an example"}},
          {},
          nullptr,
          run_step};
}

}  // namespace ocelot::cli
