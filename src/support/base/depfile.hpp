// A depfile: tells an outer build what an output was made from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocelot {

/// One rule in make's syntax, without commands, as GCC writes it with -MD: the target, ':', and
/// each prerequisite on a line of its own. '$' is doubled; blanks, tabs and '#' get a backslash,
/// and so do backslashes in front of these. No path may have a line end.
std::string depfile(std::string_view target, const std::vector<std::string>& prerequisites);

/// An empty rule for each prerequisite, as GCC writes it with -MP: make then does not stop at one
/// that was removed. samurai rejects these.
std::string empty_rules(const std::vector<std::string>& prerequisites);

}  // namespace ocelot
