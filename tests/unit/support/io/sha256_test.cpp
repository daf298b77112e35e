// SHA-256, with the examples of FIPS 180.
#include "support/io/sha256.hpp"

#include <doctest/doctest.h>

#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace {

Folder opened(const test::TemporaryFolder& folder) {
  Result<Folder> opened = Folder::open(folder.path());
  REQUIRE(test::shown(opened) == "");
  return std::move(*opened);
}

std::string digest_of_content(const std::string& content) {
  const test::TemporaryFolder folder;
  test::put(folder / "file", content);
  const Result<std::string> digest = install_with_sha256(folder / "file", opened(folder), "copy");
  REQUIRE(test::shown(digest) == "");
  CHECK(test::get(folder / "copy") == content);
  return *digest;
}

}  // namespace

TEST_CASE("known digests") {
  CHECK(digest_of_content("") ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest_of_content("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest_of_content(std::string(1000000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a digest in base64") {
  Sha256 sum;
  sum.add("abc");
  CHECK(sum.base64() == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_CASE("the digest is that of the new bytes, however far those of the old file are the same") {
  const test::TemporaryFolder folder;
  const std::string same(100000, 'a');
  test::put(folder / "file", same + "new");
  const std::string wanted = install_with_sha256(folder / "file", opened(folder), "none").value();
  for (const std::string& before : {same + "new", same + "old", same, std::string()}) {
    test::put(folder / "copy", before);
    CHECK(install_with_sha256(folder / "file", opened(folder), "copy").value() == wanted);
    CHECK(test::get(folder / "copy") == same + "new");
  }
}

TEST_CASE("a file that is not there has none") {
  const test::TemporaryFolder folder;
  CHECK(test::shown(install_with_sha256("/no/such/file", opened(folder), "copy")) ==
        "/no/such/file: error: cannot open: No such file or directory\n");
}

}  // namespace ocelot::io
