// A reader of Ninja files of our own, by the Ninja manual's "Lexical syntax": what the writer wrote
// must be read back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocelot::fuzz {

/// The paths of a build line, up to an unescaped ':', '|' or the end; what was read is cut off.
std::vector<std::string> take_paths(std::string_view& line);

/// A value, as Ninja hands it on; variables are not known here.
std::string unescape_value(std::string_view value);

/// A command line, as a shell takes it apart; only single quotes and backslashes are known here.
std::vector<std::string> shell_words(std::string_view command);

/// A build line: what it makes, by which rule, and out of what, order-only inputs included.
struct BuildLine {
  std::vector<std::string> outputs;
  std::string rule;
  std::vector<std::string> inputs;
};

/// All build lines of a file. Ends the process where a line has no form that the writer may use.
std::vector<BuildLine> read_ninja_file(std::string_view text);

}  // namespace ocelot::fuzz
