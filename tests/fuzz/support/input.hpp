// Converts a fuzzer's bytes to text, and splits one input into several texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "support/base/source.hpp"

// libFuzzer, or the replay, calls this with each input. It returns 0 and reports a failure by
// ending the process.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace ocelot::fuzz {

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
  return {data, data + size};
}

/// Removes the text up to the separator, and the separator, and returns that text; without a
/// separator, all of it.
inline std::string_view take_until(std::string_view& text, std::string_view separator) {
  const std::size_t at = text.find(separator);
  const std::string_view head = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + separator.size());
  return head;
}

/// Removes and returns the first byte; 0 if there is none.
inline unsigned int take_byte(std::string_view& text) {
  if (text.empty()) return 0;
  const auto byte = static_cast<unsigned char>(text.front());
  text.remove_prefix(1);
  return byte;
}

}  // namespace ocelot::fuzz
