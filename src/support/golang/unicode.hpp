// The few facts about Unicode that Go's grammar rests on, for the Unicode version of Go's tables.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ocelot::golang {

/// A code point at the start of a text, and how many bytes it takes.
struct Rune {
  static constexpr char32_t k_replacement = 0xFFFD;

  char32_t value = k_replacement;
  std::size_t length = 1;
  bool is_valid = false;  ///< whether the bytes are UTF-8; if not, the length is 1
};

/// The first code point of a text that is not empty.
Rune first_rune(std::string_view text);

/// The first code point of a text that is not empty, for a message: U+FFFD when it is not UTF-8.
std::string shown_rune(std::string_view text);

/// unicode.IsLetter
bool is_letter(char32_t rune);

/// unicode.IsDigit
bool is_digit(char32_t rune);

/// The text without what unicode.IsSpace holds for space, at both ends.
std::string_view trim_space(std::string_view text);

/// Whether a text begins with what unicode.IsSpace holds for space.
bool begins_with_space(std::string_view text);

}  // namespace ocelot::golang
