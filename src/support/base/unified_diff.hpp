// The difference of two texts, line by line, as `diff -u` prints it.
#pragma once

#include <string>
#include <string_view>

namespace ocelot {

/// A unified diff with three lines around each change; empty if the texts are the same. A carriage
/// return at the end of a line is shown as ^M, as git does, and "\ No newline at end of file"
/// follows a last line that has no line end. The time and memory grow with the product of the
/// numbers of lines.
std::string unified_diff(std::string_view before_name, std::string_view before,
                         std::string_view after_name, std::string_view after);

}  // namespace ocelot
