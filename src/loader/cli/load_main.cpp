// ocelot-load: finds the command and runs it.
#include <algorithm>
#include <exception>

#include <fmt/format.h>

#include "loader/cli/load_commands.hpp"
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

LoadExit dispatch(Invocation invocation) {
  console::Words& words = invocation.words;
  if (!words.empty() && words[0] == "inspect") {
    words.erase(words.begin());
    return run_inspect(words);
  }
  const auto asks = [&](std::string_view option) {
    return std::find(words.begin(), words.end(), option) != words.end();
  };
  if (asks("--version")) return print(fmt::format("ocelot-load {}\n", release::version()));
  if (asks("--man")) return print(load_manual());
  return run_load(std::move(invocation));
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
