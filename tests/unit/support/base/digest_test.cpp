// Digests: known values, and fields that cannot be confused.
#include "support/base/digest.hpp"

#include <doctest/doctest.h>

namespace ocelot {

TEST_CASE("the digest of bytes is SHA-256, with the examples of FIPS 180") {
  CHECK(digest_of("").hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest_of("abc").hex() ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 hash;
  for (int i = 0; i < 1000; ++i) hash.add(std::string(1000, 'a'));
  CHECK(hash.digest().hex() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a digest in base64") {
  CHECK(digest_of("abc").base64() == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_CASE("only 64 lower-case hexadecimal digits are a digest") {
  const Digest digest = digest_of("abc");
  CHECK(read_digest(digest.hex()) == digest);
  std::string digits = digest.hex();
  for (const char* bad : {"/", "G", "A", " ", "-", "."}) {
    digits.replace(20, 1, bad);
    CHECK_FALSE(read_digest(digits));
  }
  CHECK_FALSE(read_digest(""));
  CHECK_FALSE(read_digest(digest.hex().substr(1)));
  CHECK_FALSE(read_digest(digest.hex() + "0"));
  CHECK_FALSE(read_digest("../../../../../../../../../../../../../../../../../../etc/passwd"));
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

TEST_CASE("base64 is read back, and nothing else is") {
  const Digest digest = digest_of("abc");
  CHECK(read_base64_digest(digest.base64()) == digest);
  CHECK_FALSE(read_base64_digest(""));
  CHECK_FALSE(read_base64_digest(digest.base64().substr(1)));
  CHECK_FALSE(read_base64_digest(std::string(44, 'A')));
  CHECK_FALSE(read_base64_digest(std::string(43, '!') + "="));
}

}  // namespace ocelot
