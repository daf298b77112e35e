// A fuzzer's bytes as text, and the ways in which one input holds several texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "support/base/source.hpp"

// What libFuzzer, or the replay, calls with each input. It returns 0 and tells a failure by ending
// the process.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace ocelot::fuzz {

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
  return {data, data + size};
}

/// The text up to the separator, which is cut off with it; all of it where there is none.
inline std::string_view take_until(std::string_view& text, std::string_view separator) {
  const std::size_t at = text.find(separator);
  const std::string_view head = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + separator.size());
  return head;
}

/// The first byte, cut off; 0 where there is none.
inline unsigned int take_byte(std::string_view& text) {
  if (text.empty()) return 0;
  const auto byte = static_cast<unsigned char>(text.front());
  text.remove_prefix(1);
  return byte;
}

}  // namespace ocelot::fuzz
