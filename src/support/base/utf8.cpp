// Decodes by the table of RFC 3629, section 4.
#include "support/base/utf8.hpp"

namespace ocelot {

namespace {

// The values that a sequence of each length can have; a smaller value would be an overlong form.
constexpr char32_t k_first_of_length[] = {0, 0, 0x80, 0x800, 0x10000};
constexpr char32_t k_last = 0x10FFFF;

bool continues_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The length of a sequence in bytes, from its first byte; 0 for a byte that cannot be the first.
std::size_t length_by_lead(unsigned char lead) {
  if (lead < 0x80U) return 1;
  if (lead >= 0xC2U && lead <= 0xDFU) return 2;
  if (lead >= 0xE0U && lead <= 0xEFU) return 3;
  return lead >= 0xF0U && lead <= 0xF4U ? 4 : 0;
}

bool is_valid(char32_t value, std::size_t length) {
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value >= k_first_of_length[length] && value <= k_last && !is_surrogate;
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = length_by_lead(lead);
  if (length == 0 || length > text.size()) return {};
  char32_t value = length == 1 ? lead : lead & (0x7FU >> length);
  for (char byte : text.substr(1, length - 1)) {
    if (!continues_code_point(byte)) return {};
    value = (value << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
  }
  if (!is_valid(value, length)) return {};
  return {value, length};
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); text.remove_prefix(first_code_point(text).length)) ++count;
  return count;
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = first_code_point(text.substr(at));
    if (!point.value) return at;
    at += point.length;
  }
  return std::nullopt;
}

}  // namespace ocelot
