// step: runs one step, as Ninja does.
#include <fmt/format.h>

#include "build/action/step_cache.hpp"
#include "build/action/step_command_line.hpp"
#include "cli/commands/rows.hpp"
#include "project/project.hpp"
#include "support/base/text.hpp"
#include "support/console/help_text.hpp"
#include "support/console/page.hpp"
#include "support/console/response_file.hpp"
#include "support/console/standard_output.hpp"
#include "support/console/terminal.hpp"
#include "support/io/watchdog.hpp"

namespace ocelot::cli {

namespace {

void print_steps() {
  console::Page page({console::help_width(), false});
  page.paragraph(
      "The steps of a build, as Ninja runs them. Each reads declared files and makes declared "
      "files. If the last word is @FILE, the words in FILE take its place; they are quoted as for "
      "a "
      "shell.");
  page.heading("Steps:");
  std::vector<console::Row> rows;
  for (const graph::StepCommand& command : graph::step_commands())
    rows.push_back(
        {{fmt::format("ocelot-gen step {}", command.name)}, {std::string(command.purpose)}});
  page.table(rows);
  console::print_out(
      "{}\n{}", page.text(),
      console::Page({console::help_width(), false})
          .paragraph("ocelot-gen step KIND --help explains a step and has an example.")
          .text());
}

std::string help_of(const graph::StepCommand& command, std::size_t width) {
  return fmt::format(
      "{}\nExample:\n{}", console::help_text(action::command_line(command), width),
      console::Page({width, false}).lines(fmt::format("  {}", command.example)).text());
}

console::ExitCode run_step(const graph::StepCommand& command, const console::Words& words) {
  const Result<console::Words> expanded = console::expand_response_file(words);
  if (!expanded) return console::usage_error(expanded.error());
  const Result<console::Arguments> arguments =
      console::Arguments::read(action::command_line(command), *expanded);
  if (!arguments) return console::usage_error(arguments.error());
  if (arguments->has("help")) {
    console::print_out("{}", help_of(command, console::help_width()));
    return console::ExitCode::done;
  }
  const Result<console::OutputStyle> style = console::read_output_style(*arguments, {});
  if (!style) return console::usage_error(style.error());
  io::die_with_parent();
  const console::Terminal terminal(*style);
  const Status done = action::run_with_cache(command, *arguments, terminal);
  return done ? console::ExitCode::done : console::print_failure(done.error(), terminal);
}

console::ExitCode refuse_step(const std::string& word) {
  std::vector<std::string_view> names;
  for (const graph::StepCommand& step : graph::step_commands()) names.push_back(step.name);
  return console::usage_error(console::usage(fmt::format("unknown step '{}'", word),
                                             suggest(word, names, "see: ocelot-gen step --help"))
                                  .value());
}

console::ExitCode run_words(const console::Words& words) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h") {
    print_steps();
    return words.empty() ? console::ExitCode::usage : console::ExitCode::done;
  }
  const graph::StepCommand* command = graph::find_step_command(words[0]);
  return command == nullptr ? refuse_step(words[0])
                            : run_step(*command, console::Words(words.begin() + 1, words.end()));
}

}  // namespace

std::vector<std::string> step_helps() {
  std::vector<std::string> helps;
  for (const graph::StepCommand& command : graph::step_commands())
    helps.push_back(help_of(command, console::k_page_width));
  return helps;
}

Command step_row() {
  return {
      .name = "step",
      .section = Section::plumbing,
      .line = {"ocelot-gen step",
               "Runs one step of a build, as Ninja does.",
               "KIND [OPTION…]",
               {},
               {{{console::ValueKind::step}}}},
      .examples = {{"ocelot-gen step check --help", "the options of this step, with an example"}},
      .run_words = run_words};
}

}  // namespace ocelot::cli
