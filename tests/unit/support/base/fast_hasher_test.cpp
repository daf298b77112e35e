// Fast digests: known values, and fields that cannot be confused.
#include "support/base/fast_hasher.hpp"

#include <set>

#include <doctest/doctest.h>

namespace ocelot {

namespace {

std::string hex_of(std::string_view bytes) {
  FastHasher hasher;
  hasher.add(bytes);
  return hasher.hex();
}

}  // namespace

TEST_CASE("a fast digest is XXH3-128, with leading zeros") {
  CHECK(hex_of("") == "99aa06d3014798d86001c324468d497f");
  CHECK(hex_of("a") == "a96faf705af16834e6c632b61e964e1f");
}

TEST_CASE("bytes may arrive in pieces") {
  FastHasher hasher;
  hasher.add("ab");
  hasher.add("c");
  CHECK(hasher.hex() == hex_of("abc"));
}

TEST_CASE("different lists of fields have different fast digests") {
  const std::set<std::string> digests = {
      FastHasher().hex(),
      FastHasher().field("", "").hex(),
      FastHasher().field("ab", "c").hex(),
      FastHasher().field("a", "bc").hex(),
      FastHasher().field("abc", "").hex(),
      FastHasher().field("a", "b").field("c", "").hex(),
      FastHasher().field("a", "").field("b", "c").hex(),
      FastHasher().field("a", "1:b").hex(),
  };
  CHECK(digests.size() == 8);
}

}  // namespace ocelot
