// The possible ends of a command line: the names of commands, and what line_completion.hpp makes of
// a command's options and inputs. completion_values.cpp finds the values that are ocelot-gen's own.
#pragma once

#include "support/console/candidates.hpp"
#include "support/console/options.hpp"

namespace ocelot::cli {

/// The candidates for the last of the words after `ocelot-gen`, which may be empty. Names of a
/// project come from the one in the current folder or of -C; none where it cannot be read.
console::Completion complete(const console::Words& words);

}  // namespace ocelot::cli
