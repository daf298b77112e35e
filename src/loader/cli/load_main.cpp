// ocelot-load: finds the command and runs it.
#include <algorithm>
#include <exception>

#include <fmt/format.h>

#include "loader/cli/load_faults.hpp"
#include "loader/cli/load_help.hpp"
#include "loader/cli/load_table.hpp"
#include "loader/hidden_arguments.hpp"
#include "support/console/standard_output.hpp"
#include "support/console/terminal.hpp"
#include "support/release/release.hpp"

namespace ocelot::load {

namespace {

LoadExit print(const std::string& text) {
  console::print_out("{}", text);
  return LoadExit::done;
}

LoadExit run(const LoadCommand& command, const console::Words& words,
             const Invocation& invocation) {
  const Result<console::Arguments> arguments = console::Arguments::read(command.line, words);
  if (!arguments) return refuse_usage(arguments.error());
  if (arguments->has("help")) return print(help_of(command));
  return command.run(*arguments, invocation);
}

LoadExit dispatch(const Invocation& invocation) {
  const console::Words& words = invocation.words;
  if (!words.empty() && !words[0].starts_with('-')) {
    const LoadCommand* command = find_command(words[0]);
    if (command == nullptr) return refuse_unknown_command(words[0]);
    return run(*command, {words.begin() + 1, words.end()}, invocation);
  }
  const auto asks = [&](std::string_view option) {
    return std::find(words.begin(), words.end(), option) != words.end();
  };
  if (asks("--version")) return print(fmt::format("ocelot-load {}\n", release::version()));
  if (asks("--man")) return print(load_manual());
  return run(all_commands().front(), words, invocation);
}

Invocation invocation_of(int argc, char** argv) {
  if (argc == 1) {
    if (auto words = take_hidden_arguments()) return {argv[0], std::move(*words), true};
  }
  return {argv[0], {argv + 1, argv + argc}, false};
}

}  // namespace
}  // namespace ocelot::load

int main(int argc, char** argv) {
  using ocelot::load::LoadExit;
  ocelot::console::open_standard_streams();
  try {
    const LoadExit code = ocelot::load::dispatch(ocelot::load::invocation_of(argc, argv));
    const bool is_answered = ocelot::console::finish_output() || code != LoadExit::done;
    return static_cast<int>(is_answered ? code : LoadExit::bad_input);
  } catch (const std::exception& exception) {
    ocelot::console::Terminal().print_err(
        fmt::format("ocelot-load: internal error: {}\nplease report it, with the command and the "
                    "files",
                    exception.what()));
    return static_cast<int>(LoadExit::defect);
  }
}
