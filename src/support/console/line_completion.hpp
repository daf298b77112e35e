// The possible ends of a command line. Its table of options and inputs is the grammar: each has a
// kind of value.
#pragma once

#include <functional>
#include <string>

#include "support/console/candidates.hpp"
#include "support/console/options.hpp"

namespace ocelot::console {

/// Finds the values of the kinds that only a program knows, such as the names of its commands. The
/// folder is the value of -C, or the one that complete_line was given.
using FindValues = std::function<Completion(ValueKind kind, const std::string& folder)>;

/// The candidates for the last of the words after a command's name, which may be empty; they need
/// not begin with it. There must be a word.
Completion complete_line(const CommandLine& line, const Words& words, const std::string& folder,
                         const FindValues& find);

}  // namespace ocelot::console
