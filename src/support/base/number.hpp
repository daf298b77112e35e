// Reads numbers.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace ocelot {

/// The number that a whole text is, without blanks and without a plus sign; nothing for any other
/// text and for a number that does not fit.
template <class Number>
std::optional<Number> read_number(std::string_view text) {
  Number number{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace ocelot
