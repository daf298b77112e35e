// Which files of a module differ from its zip.
#include "build/steps/edited_files.hpp"

#include <doctest/doctest.h>

#include "support/io/zip.hpp"
#include "support/temporary_folder.hpp"

namespace ocelot::steps {

namespace {

namespace fs = std::filesystem;

using test::put;
using Files = std::vector<std::string>;

// A module cache with a module and its zip. Capital letters are escaped in paths of the cache.
struct ModuleCache {
  test::TemporaryFolder folder;
  ExtractedModule module{"example.com/Dep@v1.0.0-RC1", folder / "example.com/!dep@v1.0.0-!r!c1"};
  fs::path zip = folder / "cache/download/example.com/!dep/@v/v1.0.0-!r!c1.zip";

  ModuleCache() {
    const fs::path zipped = folder / "zipped";
    for (const fs::path& copy : {zipped / module.name, module.folder}) {
      put(copy / "go.mod", "module example.com/Dep\n");
      put(copy / "sub/a.go", "package sub\n");
      put(copy / "sub/b.go", "package sub\n");
    }
    fs::create_directories(zip.parent_path());
    const Status written = io::write_zip(zip, {zipped, {module.name}});
    REQUIRE(written.has_value());
  }
};

}  // namespace

TEST_CASE("a module as it was extracted has no edited files") {
  const ModuleCache cache;
  CHECK(find_edited_files(cache.module) == Files{});
}

TEST_CASE("edited, added and missing files") {
  const ModuleCache cache;
  put(cache.module.folder / "sub/a.go", "package bus\n");
  put(cache.module.folder / "new.go", "");
  fs::remove(cache.module.folder / "go.mod");
  CHECK(find_edited_files(cache.module) == Files{"go.mod", "new.go", "sub/a.go"});
}

TEST_CASE("without the zip, nothing is known") {
  const ModuleCache cache;
  put(cache.module.folder / "new.go", "");
  put(cache.zip, "no zip");
  CHECK(find_edited_files(cache.module) == Files{});
  fs::remove(cache.zip);
  CHECK(find_edited_files(cache.module) == Files{});
  CHECK(find_edited_files({"example.com/Dep@v1.0.0-RC1", cache.folder.path()}) == Files{});
}

}  // namespace ocelot::steps
