// Decodes UTF-8 and classifies code points.
#include "support/golang/unicode.hpp"

#include <algorithm>
#include <array>

#include "support/golang/unicode_ranges.hpp"

namespace ocelot::golang {

namespace {

constexpr std::array<RuneRange, 10> k_spaces = {{{'\t', '\r'},
                                                 {' ', ' '},
                                                 {0x85, 0x85},
                                                 {0xA0, 0xA0},
                                                 {0x1680, 0x1680},
                                                 {0x2000, 0x200A},
                                                 {0x2028, 0x2029},
                                                 {0x202F, 0x202F},
                                                 {0x205F, 0x205F},
                                                 {0x3000, 0x3000}}};

bool contains(std::span<const RuneRange> ranges, char32_t rune) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), rune,
                                      [](char32_t value, RuneRange r) { return value < r.first; });
  return after != ranges.begin() && rune <= std::prev(after)->last;
}

bool is_space(char32_t rune) {
  return contains(k_spaces, rune);
}

// The number of bytes that a lead byte announces; 0 for a byte that cannot lead.
std::size_t announced_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// Whether an encoding is overlong, a surrogate, or beyond the last plane.
bool is_forbidden(char32_t value, std::size_t length) {
  if (length == 3) return value < 0x800 || (value >= 0xD800 && value <= 0xDFFF);
  return length == 4 && (value < 0x10000 || value > 0x10FFFF);
}

Rune last_rune(std::string_view text) {
  for (std::size_t length = std::min<std::size_t>(4, text.size()); length > 1; --length) {
    const Rune rune = first_rune(text.substr(text.size() - length));
    if (rune.is_valid && rune.length == length) return rune;
  }
  return first_rune(text.substr(text.size() - 1));
}

}  // namespace

Rune first_rune(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = announced_length(lead);
  if (length == 0 || length > text.size()) return {};
  if (length == 1) return {lead, 1, true};
  char32_t value = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) != 0x80U) return {};
    value = (value << 6U) | (byte & 0x3FU);
  }
  if (is_forbidden(value, length)) return {};
  return {value, length, true};
}

std::string shown_rune(std::string_view text) {
  const Rune rune = first_rune(text);
  return rune.is_valid ? std::string(text.substr(0, rune.length)) : "\xEF\xBF\xBD";
}

bool is_letter(char32_t rune) {
  return contains(letter_ranges(), rune);
}

bool is_digit(char32_t rune) {
  return contains(digit_ranges(), rune);
}

bool begins_with_space(std::string_view text) {
  return !text.empty() && is_space(first_rune(text).value);
}

std::string_view trim_space(std::string_view text) {
  while (begins_with_space(text)) text.remove_prefix(first_rune(text).length);
  while (!text.empty() && is_space(last_rune(text).value)) {
    text.remove_suffix(last_rune(text).length);
  }
  return text;
}

}  // namespace ocelot::golang
