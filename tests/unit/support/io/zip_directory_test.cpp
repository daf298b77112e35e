// The entries of zips, whole and damaged.
#include "support/io/zip_directory.hpp"

#include <doctest/doctest.h>

#include "support/io/zip.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace {

using test::put;

struct Zip {
  test::TemporaryFolder folder;
  std::filesystem::path path = folder / "a.zip";

  Zip() {
    put(folder / "in/check.txt", "123456789");
    put(folder / "in/empty", "");
    REQUIRE(test::shown(write_zip(path, {folder / "in", {"check.txt", "empty"}})) == "");
  }

  void expect_damaged() const {
    CHECK(test::shown(read_zip_directory(path)) == path.string() + ": error: not a readable zip\n");
  }
};

}  // namespace

TEST_CASE("the names and checksums of a zip") {
  const Zip zip;
  // CBF43926 is the check value of CRC-32 for "123456789".
  const std::vector<ZipEntry> expected = {{"check.txt", 0xCBF43926, 9}, {"empty", 0, 0}};
  CHECK(read_zip_directory(zip.path).value() == expected);
  CHECK(crc_of_file(zip.folder / "in/check.txt").value() == 0xCBF43926);
  CHECK(crc_of_file(zip.folder / "in/empty").value() == 0);
}

TEST_CASE("a zip that is cut off or overwritten is damaged, and is never read out of its bounds") {
  const Zip zip;
  const std::string whole = test::get(zip.path);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    put(zip.path, whole.substr(0, size));
    zip.expect_damaged();
  }
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string bytes = whole;
    bytes[i] = '\xff';
    put(zip.path, bytes);
    static_cast<void>(read_zip_directory(zip.path));
  }
}

TEST_CASE("a missing zip is a failure") {
  CHECK(test::shown(read_zip_directory("/nonexistent/a.zip")) ==
        "/nonexistent/a.zip: error: cannot open: No such file or directory\n");
}

}  // namespace ocelot::io
