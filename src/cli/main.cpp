// ocelot-gen: finds the command and runs it.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <string_view>

#include <fmt/core.h>

#include "cli/command_table.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"

namespace ocelot::cli {

namespace {

ExitCode print_version() {
  fmt::print("ocelot-gen {}\n", OCELOT_VERSION);
  return ExitCode::done;
}

bool has(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Words without a command are gen's.
ExitCode run_without_name(const Words& words) {
  if (has(words, "--version")) return print_version();
  if (has(words, "--help") || has(words, "-h")) return print_overview();
  return run(*find_command("gen"), words);
}

// As with git, -C DIR may stand before the command.
void move_folder_behind(Words& words) {
  if (words.size() < 3 || (words[0] != "-C" && words[0] != "--directory")) return;
  if (find_command(words[2]) != nullptr)
    std::rotate(words.begin(), words.begin() + 2, words.begin() + 3);
}

ExitCode dispatch(std::string_view program, Words words) {
  if (program.substr(program.rfind('/') + 1) == "zip") return run_zip(words);
  move_folder_behind(words);
  if (words.empty() || words[0].starts_with('-')) return run_without_name(words);
  const std::string name = words[0];
  words.erase(words.begin());
  if (name == "gen" && has(words, "--version")) return print_version();
  const Command* command = find_command(name);
  return command == nullptr ? refuse_command(name) : run(*command, words);
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
