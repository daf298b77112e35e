// Reads UTF-8 (RFC 3629) one code point at a time.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace ocelot {

/// The first code point of a nonempty text.
struct CodePoint {
  std::optional<char32_t> value;  ///< nothing: the first byte is not part of valid UTF-8
  std::size_t length = 1;         ///< in bytes; 1 for a byte that is not part of valid UTF-8
};

/// The first code point of a nonempty text. Overlong forms and surrogates are not valid.
CodePoint first_code_point(std::string_view text);

/// The number of code points in a text. A byte that is not part of valid UTF-8 counts as one.
std::size_t count_code_points(std::string_view text);

/// The offset of the first byte that is not valid UTF-8; nothing if all bytes are valid.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

}  // namespace ocelot
