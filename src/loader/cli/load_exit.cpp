// The table of exit codes.
#include "loader/cli/load_exit.hpp"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace ocelot::load {

namespace {

struct ExitRow {
  LoadExit code;
  std::string_view cause;
};

constexpr std::array<ExitRow, 13> k_table = {{
    {LoadExit::done, "stopped when asked to, and in time; or nothing is wrong (--check, inspect)"},
    {LoadExit::bad_input,
     "inspect: cannot read the file or list its components; or stdout cannot be written to"},
    {LoadExit::usage, "the command line is wrong"},
    {LoadExit::wrong_state, "the library was asked for something at the wrong time"},
    {LoadExit::plugin, "a plugin cannot be used"},
    {LoadExit::config, "the configuration, or a feature gate, is wrong"},
    {LoadExit::runtime, "the collector did not start, or ended unasked"},
    {LoadExit::timeout, "the collector did not stop in time"},
    {LoadExit::library, "the library cannot be loaded, is not a collector's, or is too old"},
    {LoadExit::scope, "the library cannot make itself visible to plugins"},
    {LoadExit::panic, "the collector's code panicked where it could be caught"},
    {LoadExit::defect, "internal error"},
    {LoadExit::quit, "ended by SIGQUIT, after the stacks of all goroutines"},
}};

}  // namespace

LoadExit exit_of(load::Code code) {
  return code == load::Code::ok ? LoadExit::done
                                : static_cast<LoadExit>(10 + static_cast<int>(code));
}

std::string explain_exits() {
  std::string text;
  for (const ExitRow& row : k_table)
    text += fmt::format("  {:<5} {}\n", static_cast<int>(row.code), row.cause);
  return text +
         "  128+N ended by signal N: a second SIGTERM or SIGINT, or a crash; 134 (SIGABRT) if a\n"
         "        goroutine panicked\n"
         "  other the collector's code, such as a call of os.Exit, ended the process\n";
}

std::set<int> lasting_exits() {
  std::set<int> codes;
  for (LoadExit code :
       {LoadExit::bad_input, LoadExit::usage, LoadExit::wrong_state, LoadExit::plugin,
        LoadExit::config, LoadExit::library, LoadExit::scope, LoadExit::defect})
    codes.insert(static_cast<int>(code));
  return codes;
}

}  // namespace ocelot::load
