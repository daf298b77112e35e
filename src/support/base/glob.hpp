// Glob patterns for names.
#pragma once

#include <string_view>

namespace ocelot {

/// Whether a pattern contains `*` or `?`.
bool is_glob(std::string_view pattern);

/// Whether a glob matches a whole text: `*` matches any characters, `?` one byte, any other
/// character itself.
bool matches_glob(std::string_view glob, std::string_view text);

}  // namespace ocelot
