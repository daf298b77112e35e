// Checksums of files that are installed.
#include "support/io/checksum.hpp"

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

}  // namespace

TEST_CASE("a file is installed with the digest of its bytes") {
  const test::TemporaryFolder folder;
  for (const std::string& content :
       {std::string(), std::string("abc"), std::string(1000000, 'a')}) {
    test::put(folder / "file", content);
    const Result<Digest> digest = install_with_digest(folder / "file", opened(folder), "copy");
    REQUIRE(test::shown(digest) == "");
    CHECK(*digest == digest_of(content));
    CHECK(test::get(folder / "copy") == content);
  }
}

TEST_CASE("a line has the digest and the name without its folder") {
  CHECK(checksum_line(digest_of("abc"), "build/layer.zip") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  layer.zip\n");
}

TEST_CASE("the digest is that of the new bytes, however far those of the old file are the same") {
  const test::TemporaryFolder folder;
  const std::string same(100000, 'a');
  test::put(folder / "file", same + "new");
  const Digest wanted = install_with_digest(folder / "file", opened(folder), "none").value();
  for (const std::string& before : {same + "new", same + "old", same, std::string()}) {
    test::put(folder / "copy", before);
    CHECK(install_with_digest(folder / "file", opened(folder), "copy").value() == wanted);
    CHECK(test::get(folder / "copy") == same + "new");
  }
}

TEST_CASE("a file that is not there has none") {
  const test::TemporaryFolder folder;
  CHECK(test::shown(install_with_digest("/no/such/file", opened(folder), "copy")) ==
        "/no/such/file: error: cannot open: No such file or directory\n");
}

}  // namespace ocelot::io
