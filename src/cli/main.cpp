// ocelot-gen: finds the command and runs it.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <string_view>

#include <fmt/core.h>

#include "cli/command_table.hpp"
#include "cli/commands.hpp"
#include "support/console/release.hpp"
#include "support/console/standard_output.hpp"
#include "support/console/terminal.hpp"
#include "support/io/current_folder.hpp"

namespace ocelot::cli {

namespace {

console::ExitCode print_version() {
  console::print_out("ocelot-gen {}\n", console::version());
  return console::ExitCode::done;
}

bool has(const console::Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Words without a command are gen's.
console::ExitCode run_without_name(const console::Words& words) {
  if (has(words, "--version")) return print_version();
  if (has(words, "--help") || has(words, "-h")) return print_overview();
  return run(*find_command("gen"), words);
}

// As with git, -C DIR may stand before the command. One that is not about a project runs there.
Status apply_folder(console::Words& words) {
  if (words.size() < 3 || (words[0] != "-C" && words[0] != "--directory")) return {};
  console::Words behind(words.begin() + 2, words.end());
  const Command* command = take_command(behind);
  if (command == nullptr) return {};
  const auto name_end = words.end() - static_cast<std::ptrdiff_t>(behind.size());
  if (command->has_option(console::k_directory_option.long_name())) {
    std::rotate(words.begin(), words.begin() + 2, name_end);
    return {};
  }
  const std::string folder = words[1];
  words.erase(words.begin(), words.begin() + 2);
  if (folder.empty()) return console::usage("--directory takes a path, not ''");
  return io::enter_folder(folder);
}

console::ExitCode dispatch(std::string_view program, console::Words words) {
  if (program.substr(program.rfind('/') + 1) == "zip") return run_zip(words);
  if (const Status entered = apply_folder(words); !entered) return console::Terminal().end(entered);
  if (words.empty() || words[0].starts_with('-')) return run_without_name(words);
  if (words[0] == "gen" && has(words, "--version")) return print_version();
  const Command* command = take_command(words);
  return command == nullptr ? refuse_command(words) : run(*command, words);
}

}  // namespace
}  // namespace ocelot::cli

int main(int argc, char** argv) {
  namespace console = ocelot::console;
  console::open_standard_streams();
  try {
    const console::ExitCode code = ocelot::cli::dispatch(argv[0], {argv + 1, argv + argc});
    const bool is_answered = console::finish_output() || code != console::ExitCode::done;
    return static_cast<int>(is_answered ? code : console::ExitCode::bad_input);
  } catch (const std::exception& exception) {
    std::fprintf(
        stderr,
        "ocelot-gen: a defect of its own: %s\nplease report it, with the command and the files\n",
        exception.what());
    return static_cast<int>(console::ExitCode::defect);
  }
}
