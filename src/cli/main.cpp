// ocelot-gen: finds the command and runs it.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <string_view>

#include <fmt/core.h>

#include "cli/commands.hpp"
#include "cli/terminal.hpp"

namespace ocelot::cli {

namespace {

ExitCode print_version() {
  fmt::print("ocelot-gen {}\n", OCELOT_VERSION);
  return ExitCode::done;
}

ExitCode unknown_command(const std::string& word) {
  const Diagnostic fault =
      error("usage", {}, fmt::format("no command '{}'", word)).with_help("see: ocelot-gen --help");
  return refuse({fault});
}

ExitCode generate(const Words& words) {
  const bool asks_version = std::find(words.begin(), words.end(), "--version") != words.end();
  return asks_version ? print_version() : run_gen(words);
}

ExitCode dispatch(std::string_view program, Words words) {
  if (program.substr(program.rfind('/') + 1) == "zip") return run_zip(words);
  if (words.empty() || words[0].starts_with('-')) return generate(words);
  const std::string command = words[0];
  words.erase(words.begin());
  if (command == "gen") return generate(words);
  if (command == "step") return run_step(words);
  if (command == "cache") return run_cache(words);
  if (command == "explain") return run_explain(words);
  return unknown_command(command);
}

}  // namespace
}  // namespace ocelot::cli

int main(int argc, char** argv) {
  using ocelot::cli::ExitCode;
  try {
    return static_cast<int>(ocelot::cli::dispatch(argv[0], {argv + 1, argv + argc}));
  } catch (const std::exception& exception) {
    std::fprintf(
        stderr,
        "ocelot-gen: a defect of its own: %s\nplease report it, with the command and the files\n",
        exception.what());
    return static_cast<int>(ExitCode::defect);
  }
}
