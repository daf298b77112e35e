// Arguments that a program gives to itself without a command line. A library of the simple form may
// read the command line of its process as its own: Go's os.Args.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace ocelot::load {

/// Executes this program again with the command line `argv0` and nothing else; the new process gets
/// the words from take_hidden_arguments(). The environment is that of this process. Returns only if
/// that fails.
void execute_with_hidden_arguments(const std::string& argv0, const std::vector<std::string>& words);

/// The words that this process was given in that way; nothing if it was not. Call it once.
std::optional<std::vector<std::string>> take_hidden_arguments();

}  // namespace ocelot::load
