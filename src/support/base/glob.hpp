// Globs of names.
#pragma once

#include <string_view>

namespace ocelot {

/// Whether a pattern has `*` or `?`.
bool is_glob(std::string_view pattern);

/// Whether a glob fits a whole text: `*` fits any characters, `?` one byte, any other itself.
bool matches_glob(std::string_view glob, std::string_view text);

}  // namespace ocelot
