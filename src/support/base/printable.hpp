// The one rule for characters that a reader must not receive as they are: control characters, and
// those that a terminal or browser does not show or that change the order of others.
#pragma once

#include <string>
#include <string_view>

namespace ocelot {

/// Whether a code point is invisible or controls its surroundings: Unicode's general categories Cc,
/// Cf, Zl and Zp, and the property Default_Ignorable_Code_Point. For example: escape sequences,
/// bidirectional controls, zero-width characters, tags.
bool is_hidden(char32_t point);

/// Whether a text contains such a character or a byte that is not UTF-8, line ends and tabs
/// included.
bool has_hidden(std::string_view text);

/// The text as one line in which each hidden character is visible: U+0000 to U+001F and U+007F as
/// their symbols (U+2400 and on), others as `\u202e` or `\U000e0041`, and bytes that are not UTF-8
/// as the replacement character. A line end and a tab have symbols too.
std::string printable_line(std::string_view text);

/// The same, but line ends and tabs stay.
std::string printable(std::string_view text);

/// A JSON document in which hidden characters are escapes, so that it decodes to the same values.
/// The line ends between its values stay. Expects valid JSON.
std::string json_with_escapes(std::string_view json);

}  // namespace ocelot
