// The options of `smoke` and `emulate`: how an emulation runs.
#pragma once

#include <string>
#include <vector>

#include "lambda/emulation.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::cli {

/// The options that both commands have.
std::vector<console::Option> emulation_options();

/// Reads these options. An invalid value is a usage error. The path of --config is as the user
/// wrote it.
Result<lambda::EmulationRequest> read_emulation(const console::Arguments& arguments);

/// The words after `ocelot-gen` with which `emulate` gets the same request.
std::vector<std::string> emulate_words(const lambda::EmulationRequest& request);

}  // namespace ocelot::cli
