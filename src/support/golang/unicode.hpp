// The Unicode properties that Go's grammar needs, for the Unicode version of Go's tables.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ocelot::golang {

/// A code point at the start of a text, and its length in bytes.
struct Rune {
  static constexpr char32_t k_replacement = 0xFFFD;

  char32_t value = k_replacement;
  std::size_t length = 1;
  bool is_valid = false;  ///< whether the bytes are UTF-8; if not, the length is 1
};

/// The first code point of a nonempty text.
Rune first_rune(std::string_view text);

/// The first code point of a nonempty text, for a message: U+FFFD if it is not UTF-8.
std::string shown_rune(std::string_view text);

/// unicode.IsLetter
bool is_letter(char32_t rune);

/// unicode.IsDigit
bool is_digit(char32_t rune);

/// The text without whitespace, as unicode.IsSpace defines it, at both ends.
std::string_view trim_space(std::string_view text);

/// Whether a text starts with whitespace as unicode.IsSpace defines it.
bool begins_with_space(std::string_view text);

}  // namespace ocelot::golang
