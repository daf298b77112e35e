// The letters and decimal digits of Unicode.
#pragma once

#include <span>

namespace ocelot::golang {

/// A range that includes both ends.
struct RuneRange {
  char32_t first;
  char32_t last;
};

/// Every letter, in order.
std::span<const RuneRange> letter_ranges();

/// Every decimal digit, in order.
std::span<const RuneRange> digit_ranges();

}  // namespace ocelot::golang
