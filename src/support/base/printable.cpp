// Looks code points up in a table of ranges.
#include "support/base/printable.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "support/base/utf8.hpp"

namespace ocelot {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// The categories and the property of is_hidden in Unicode 16.0 (DerivedGeneralCategory.txt and
// DerivedCoreProperties.txt). Sorted.
constexpr Range k_hidden[] = {
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},
    {0x0600, 0x0605},   {0x061C, 0x061C},   {0x06DD, 0x06DD},   {0x070F, 0x070F},
    {0x0890, 0x0891},   {0x08E2, 0x08E2},   {0x115F, 0x1160},   {0x17B4, 0x17B5},
    {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},
    {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFFB},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F},
    {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};

constexpr std::string_view k_replacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view k_symbol_of_delete = "\xE2\x90\xA1";

std::string visible_form(char32_t point) {
  if (point < 0x20) return {'\xE2', '\x90', static_cast<char>(0x80U + point)};
  if (point == 0x7F) return std::string(k_symbol_of_delete);
  const auto number = static_cast<std::uint32_t>(point);
  return point <= 0xFFFF ? fmt::format("\\u{:04x}", number) : fmt::format("\\U{:08x}", number);
}

// JSON has escapes of 16 bits, so that a greater code point is a surrogate pair (RFC 8259,
// section 7).
std::string json_escape(char32_t point) {
  if (point <= 0xFFFF) return fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point));
  const auto above = static_cast<std::uint32_t>(point - 0x10000);
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (above >> 10U), 0xDC00 + (above & 0x3FFU));
}

/// The text with another form of each hidden code point, and of each byte that is not UTF-8.
template <class IsReplaced, class Form>
std::string replaced(std::string_view text, const IsReplaced& is_replaced, const Form& form) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (!point.value)
      shown += k_replacement;
    else if (is_replaced(*point.value))
      shown += form(*point.value);
    else
      shown += text.substr(0, point.length);
    text.remove_prefix(point.length);
  }
  return shown;
}

bool is_hidden_in_lines(char32_t point) {
  return point != '\n' && point != '\t' && is_hidden(point);
}

}  // namespace

bool is_hidden(char32_t point) {
  const auto* const range =
      std::lower_bound(std::begin(k_hidden), std::end(k_hidden), point,
                       [](const Range& each, char32_t value) { return each.last < value; });
  return range != std::end(k_hidden) && range->first <= point;
}

bool has_hidden(std::string_view text) {
  for (; !text.empty(); text.remove_prefix(first_code_point(text).length)) {
    const CodePoint point = first_code_point(text);
    if (!point.value || is_hidden(*point.value)) return true;
  }
  return false;
}

std::string printable_line(std::string_view text) {
  return replaced(text, is_hidden, visible_form);
}

std::string printable(std::string_view text) {
  return replaced(text, is_hidden_in_lines, visible_form);
}

std::string json_with_escapes(std::string_view json) {
  return replaced(json, is_hidden_in_lines, json_escape);
}

}  // namespace ocelot
