// ocelot-gen.
#include <exception>

#include <fmt/format.h>

#include "cli/dispatch.hpp"
#include "support/console/standard_output.hpp"
#include "support/console/terminal.hpp"

int main(int argc, char** argv) {
  namespace console = ocelot::console;
  console::open_standard_streams();
  try {
    const console::ExitCode code = ocelot::cli::dispatch(argv[0], {argv + 1, argv + argc});
    const bool is_printed = console::finish_output() || code != console::ExitCode::done;
    return static_cast<int>(is_printed ? code : console::ExitCode::bad_input);
  } catch (const std::exception& exception) {
    console::Terminal().print_err(
        fmt::format("ocelot-gen: internal error: {}\nplease report it, with the command and the "
                    "files",
                    exception.what()));
    return static_cast<int>(console::ExitCode::internal_error);
  }
}
