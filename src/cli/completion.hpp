// The possible ends of a command line. The table of commands is the grammar: each option and each
// input has a kind of value, and completion_values.cpp finds the values of a kind.
#pragma once

#include <string>
#include <vector>

#include "cli/candidates.hpp"
#include "support/console/options.hpp"

namespace ocelot::cli {

/// The candidates for the last of the words after `ocelot-gen`, which may be empty. Names of a
/// project come from the one in the current folder or of -C; none where it cannot be read.
Completion complete(const console::Words& words);

}  // namespace ocelot::cli
