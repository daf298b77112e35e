// Base64 with padding, and nothing else.
#include "support/base/base64.hpp"

#include <algorithm>

#include <doctest/doctest.h>

namespace ocelot {

TEST_CASE("the vectors of RFC 4648 in both directions") {
  using Bytes = std::array<std::uint8_t, 6>;
  constexpr Bytes k_foobar = {'f', 'o', 'o', 'b', 'a', 'r'};
  constexpr std::array k_texts = {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
  for (std::size_t size = 0; size < k_texts.size(); ++size) {
    const auto bytes = std::span(k_foobar).first(size);
    CHECK(to_base64(bytes) == k_texts[size]);
    Bytes read{};
    CHECK(read_base64(k_texts[size], std::span(read).first(size)));
    CHECK(std::equal(bytes.begin(), bytes.end(), read.begin()));
  }
}

TEST_CASE("another text is not read") {
  for (const char* text : {"Zm8", "Zm9=", "Zm8=\n", " Zm8=", "Zm8==", "Zm!=", ""})
    CHECK_FALSE(from_base64<2>(text));
}

}  // namespace ocelot
