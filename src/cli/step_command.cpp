// step: reads a step's words, recalls what it made before, or runs it and keeps what it made.
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/page.hpp"
#include "cli/project.hpp"
#include "cli/standard_output.hpp"
#include "cli/step_cache.hpp"
#include "cli/step_table.hpp"
#include "cli/terminal.hpp"
#include "io/watchdog.hpp"

namespace ocelot::cli {

namespace {

void print_steps() {
  Page page({help_width(), false});
  page.paragraph(
      "The steps of a build, as Ninja runs them. Each takes declared files and makes declared "
      "files.");
  page.heading("Steps:");
  std::vector<Row> rows;
  for (const StepCommand& command : step_commands())
    rows.push_back(
        {{fmt::format("ocelot-gen step {}", command.name)}, {std::string(command.purpose)}});
  page.table(rows);
  print_out("{}\n{}", page.text(),
            Page({help_width(), false})
                .paragraph("ocelot-gen step KIND --help tells more and has an example.")
                .text());
}

std::string help_of(const StepCommand& command, std::size_t width) {
  return fmt::format("{}\nExample:\n{}", command_line(command).help(width),
                     Page({width, false}).lines(fmt::format("  {}", command.example)).text());
}

ExitCode run_one(const StepCommand& command, const Words& words) {
  const Result<Arguments> arguments =
      Arguments::read(command_line(command), without_credentials(words));
  if (!arguments) return refuse(arguments.error());
  if (arguments->has("help")) {
    print_out("{}", help_of(command, help_width()));
    return ExitCode::done;
  }
  const Result<Manner> manner = read_manner(*arguments);
  if (!manner) return refuse(manner.error());
  io::die_with_parent();
  const Terminal terminal(*manner);
  return terminal.end(run_or_recall(command, *arguments, terminal));
}

ExitCode refuse_step(const std::string& word) {
  std::vector<std::string_view> names;
  for (const StepCommand& one : step_commands()) names.push_back(one.name);
  const auto near = nearest(word, names);
  return refuse({error("usage", {}, fmt::format("no step '{}'", word))
                     .with_help(near ? fmt::format("did you mean '{}'?", *near)
                                     : "see: ocelot-gen step --help")});
}

ExitCode run_step(const Words& words) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h") {
    print_steps();
    return words.empty() ? ExitCode::usage : ExitCode::done;
  }
  const StepCommand* command = find_step(words[0]);
  return command == nullptr ? refuse_step(words[0])
                            : run_one(*command, Words(words.begin() + 1, words.end()));
}

}  // namespace

std::vector<std::string> step_helps() {
  std::vector<std::string> helps;
  for (const StepCommand& command : step_commands())
    helps.push_back(help_of(command, k_page_width));
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
