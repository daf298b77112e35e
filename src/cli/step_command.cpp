// step: reads a step's words, recalls what it made before, or runs it and keeps what it made.
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/project.hpp"
#include "cli/step_cache.hpp"
#include "cli/step_table.hpp"
#include "cli/terminal.hpp"
#include "io/watchdog.hpp"

namespace ocelot::cli {

namespace {

void print_steps() {
  fmt::print(
      "The steps of a build, as Ninja runs them. Each takes declared files and makes declared "
      "files.\n\n");
  for (const StepCommand& command : step_commands())
    fmt::print("  ocelot-gen step {:<8} {}\n", command.name, command.purpose);
  fmt::print("\nocelot-gen step KIND --help tells more and has an example.\n");
}

ExitCode report(const Terminal& terminal, const Diagnostics& diagnostics) {
  return diagnostics.front().code == "usage" ? refuse(diagnostics) : terminal.report(diagnostics);
}

ExitCode run(const StepCommand& command, const Words& words) {
  const CommandLine line = command_line(command);
  const Result<Arguments> arguments = Arguments::read(line, without_credentials(words));
  if (!arguments) return refuse(arguments.error());
  if (arguments->has("help")) {
    fmt::print("{}\nExample:\n  {}\n", line.help(), command.example);
    return ExitCode::done;
  }
  const Result<Manner> manner = read_manner(*arguments);
  if (!manner) return refuse(manner.error());
  io::die_with_parent();
  const Terminal terminal(*manner);
  const Status done = run_or_recall(command, *arguments, terminal);
  return done ? ExitCode::done : report(terminal, done.error());
}

}  // namespace

ExitCode run_step(const Words& words) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h") {
    print_steps();
    return words.empty() ? ExitCode::usage : ExitCode::done;
  }
  if (const StepCommand* command = find_step(words[0]))
    return run(*command, Words(words.begin() + 1, words.end()));
  return refuse({error("usage", {}, fmt::format("no step '{}'", words[0]))
                     .with_help("see: ocelot-gen step --help")});
}

}  // namespace ocelot::cli
