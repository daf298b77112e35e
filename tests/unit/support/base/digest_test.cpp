// Digests: known values, and fields that cannot be confused.
#include "support/base/digest.hpp"

#include <doctest/doctest.h>

namespace ocelot {

TEST_CASE("the digest of bytes is XXH3-128") {
  CHECK(digest_of("").hex() == "99aa06d3014798d86001c324468d497f");
  CHECK(digest_of("a").hex() == "a96faf705af16834e6c632b61e964e1f");
}

TEST_CASE("hex has 32 digits, leading zeros kept") {
  CHECK(Digest{0, 1}.hex() == "00000000000000000000000000000001");
  CHECK(Digest{0xABC, 0}.hex() == "0000000000000abc0000000000000000");
}

TEST_CASE("equal fields, equal digests") {
  CHECK(Hasher().field("a", "b").digest() == Hasher().field("a", "b").digest());
  CHECK(Hasher().digest() == Hasher().digest());
}

TEST_CASE("no two lists of fields read alike") {
  const Digest digests[] = {
      Hasher().digest(),
      Hasher().field("", "").digest(),
      Hasher().field("ab", "c").digest(),
      Hasher().field("a", "bc").digest(),
      Hasher().field("abc", "").digest(),
      Hasher().field("a", "b").field("c", "").digest(),
      Hasher().field("a", "").field("b", "c").digest(),
      Hasher().field("c", "").field("a", "b").digest(),
      Hasher().field("a", "1:b").digest(),
      Hasher().field("a", std::string_view("b\0", 2)).digest(),
      Hasher().field("a", "b").digest(),
  };
  for (const Digest& one : digests) {
    int equal = 0;
    for (const Digest& other : digests) equal += one == other ? 1 : 0;
    CHECK(equal == 1);
  }
}

TEST_CASE("a hasher may be asked on the way") {
  Hasher hasher;
  const Digest before = hasher.field("a", "b").digest();
  CHECK(hasher.digest() == before);
  CHECK(hasher.field("c", "d").digest() == Hasher().field("a", "b").field("c", "d").digest());
}

}  // namespace ocelot
