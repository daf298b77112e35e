// Unpacking: contents and modes as packed, and nothing outside of the folder.
#include "support/io/zip_unpacking.hpp"

#include <doctest/doctest.h>

#include "support/io/zip.hpp"
#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

using test::get;
using test::put;
using test::TemporaryFolder;

TEST_CASE("files come out with the contents and modes with which they were packed") {
  const TemporaryFolder folder;
  put(folder / "in/extensions/collector", "program");
  fs::permissions(folder / "in/extensions/collector", fs::perms(0755));
  put(folder / "in/config/config.yaml", "text");
  REQUIRE(test::shown(
              write_zip(folder / "out.zip", {folder / "in", {"config", "extensions"}, 6})) == "");
  fs::create_directory(folder / "out");
  REQUIRE(test::shown(unpack_zip(folder / "out.zip", folder / "out")) == "");
  CHECK(get(folder / "out/extensions/collector") == "program");
  CHECK(get(folder / "out/config/config.yaml") == "text");
  CHECK(fs::status(folder / "out/extensions/collector").permissions() == fs::perms(0755));
}

TEST_CASE("a zip that is damaged, or leads out of the folder, is refused") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "out");
  put(folder / "bad.zip", "no zip");
  CHECK(test::shown(unpack_zip(folder / "bad.zip", folder / "out")).find("cannot unpack the zip") !=
        std::string::npos);
  CHECK(!unpack_zip(folder / "missing.zip", folder / "out"));
  if (!test::has_program("python3")) return;
  for (const char* name : {"../escaped", "/escaped", "a/../../escaped"}) {
    put(folder / "make.py",
        std::string("import zipfile\nzipfile.ZipFile('out.zip', 'w').writestr(") +
            "zipfile.ZipInfo('" + name + "'), 'text')\n");
    test::output_of(folder.path(), "python3 make.py");
    CHECK_MESSAGE(!unpack_zip(folder / "out.zip", folder / "out"), name);
    CHECK(!fs::exists(folder / "escaped"));
  }
}

}  // namespace ocelot::io
