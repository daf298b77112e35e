// An independent reader of Ninja files, from the Ninja manual's "Lexical syntax": it must read what
// the writer wrote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocelot::fuzz {

/// Removes the paths of a build line, up to an unescaped ':', '|' or the end, and returns them.
std::vector<std::string> take_paths(std::string_view& line);

/// A value as Ninja passes it on; variables are not supported.
std::string unescape_value(std::string_view value);

/// The words of a command line as a shell splits it; only single quotes and backslashes are
/// supported.
std::vector<std::string> shell_words(std::string_view command);

/// A build line: its outputs, its rule, and its inputs, including order-only inputs.
struct BuildLine {
  std::vector<std::string> outputs;
  std::string rule;
  std::vector<std::string> inputs;
};

/// All build lines of a file. Ends the process if a line has a form that the writer may not use.
std::vector<BuildLine> read_ninja_file(std::string_view text);

}  // namespace ocelot::fuzz
