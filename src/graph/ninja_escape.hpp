// The one place that escapes: nothing of a user's text reaches Ninja or a shell in another way.
#pragma once

#include <string>
#include <string_view>

namespace ocelot::graph {

/// Where a text will stand in a Ninja file.
enum class Where {
  path,      ///< in a `build` or `default` line
  value,     ///< after `name =`, taken by Ninja only
  argument,  ///< after `name =`, as one word of a shell command
};

/// The text in the form that its place needs. Source of the rules: the Ninja manual, "Lexical
/// syntax"; POSIX sh, single quotes. A line end, and in a path a `|`, cannot be written
/// in a Ninja file and must have been refused before.
std::string escape(std::string_view text, Where where);

}  // namespace ocelot::graph
