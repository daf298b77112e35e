// Wraps libcrypto, whose decoder also accepts other texts, such as one without padding.
#include "support/base/base64.hpp"

#include <algorithm>
#include <vector>

#include <openssl/evp.h>

namespace ocelot {

namespace {

constexpr std::size_t pieces_of(std::size_t bytes) {
  return (bytes + 2) / 3;
}

}  // namespace

std::string to_base64(std::span<const std::uint8_t> bytes) {
  std::string text(4 * pieces_of(bytes.size()) + 1, '\0');  // and a zero
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes.data(),
                                     static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

bool read_base64(std::string_view text, std::span<std::uint8_t> bytes) {
  std::vector<std::uint8_t> decoded(3 * pieces_of(bytes.size()));
  if (text.size() != 4 * pieces_of(bytes.size()) ||
      EVP_DecodeBlock(decoded.data(), reinterpret_cast<const unsigned char*>(text.data()),
                      static_cast<int>(text.size())) < 0)
    return false;
  std::copy_n(decoded.begin(), bytes.size(), bytes.begin());
  return to_base64(bytes) == text;
}

}  // namespace ocelot
