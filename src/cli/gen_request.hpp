// The options that shape a Ninja file, as commands that look at one take them too.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "cli/generation.hpp"
#include "cli/options.hpp"

namespace ocelot::cli {

std::vector<Option> gen_options();

/// Reads them; a fault of usage when a value is none that an option takes.
Result<GenRequest> read_gen_request(const Arguments& arguments);

/// Finds the project and makes its root the current folder. Paths of the command line, which are
/// meant from where the user stands, are made to fit that.
Status enter_root(GenRequest& request);

}  // namespace ocelot::cli
