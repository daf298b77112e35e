// From the words of a command line to a command that runs.
#pragma once

#include <string_view>

#include "support/console/exit_code.hpp"
#include "support/console/options.hpp"

namespace ocelot::cli {

/// Finds the command and runs it. `program` is argv[0]: called as `zip`, it is upstream's zip.
console::ExitCode dispatch(std::string_view program, console::Words words);

}  // namespace ocelot::cli
