// Scripts that complete a program's command lines in shells. They ask the program for every
// candidate: `PROGRAM complete -- WORD…` prints to_lines() of candidates.hpp.
#pragma once

#include <string>
#include <string_view>

#include "support/base/result.hpp"

namespace ocelot::console {

/// The shells, as the inputs of a command line and as fixed words of an InputSlot.
inline constexpr std::string_view k_completion_shells = "bash|zsh|fish";

/// The script for a shell. Another name is a usage error.
Result<std::string> completion_script(std::string_view program, const std::string& shell);

/// What a user does with the scripts, for the help of a program's command `completions`.
std::string completion_notes(std::string_view program);

/// What `complete` prints, for its help.
inline constexpr std::string_view k_complete_notes =
    R"(One candidate a line, followed by a tab and its meaning. A line ':files' or ':folders' says that a
path is possible too. The last word is what was typed so far.)";

}  // namespace ocelot::console
