// Base64 of RFC 4648, with padding.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ocelot {

/// Four characters for three bytes.
std::string to_base64(std::span<const std::uint8_t> bytes);

/// Reads exactly as many bytes as there is room for. False for any other text than `to_base64`
/// writes for these bytes.
bool read_base64(std::string_view text, std::span<std::uint8_t> bytes);

/// The same for an array of bytes.
template <std::size_t Size>
std::optional<std::array<std::uint8_t, Size>> from_base64(std::string_view text) {
  std::array<std::uint8_t, Size> bytes{};
  return read_base64(text, bytes) ? std::optional(bytes) : std::nullopt;
}

}  // namespace ocelot
