// The files of programs outside the system's folders, and the folders that are never given away.
#include "build/steps/installation.hpp"

#include <doctest/doctest.h>

#include "support/temporary_folder.hpp"

namespace ocelot::steps {

namespace {

namespace fs = std::filesystem;
using Files = std::vector<fs::path>;

}  // namespace

TEST_CASE("a program of the system needs nothing, another one itself") {
  const test::TemporaryFolder folder;
  test::put(folder / "bin/tool", "");
  CHECK(files_of_program("/usr/bin/make").empty());
  CHECK(files_of_program(folder / "bin/tool") == Files{folder / "bin/tool"});
  CHECK(files_of_program(folder / "bin/missing").empty());
}

TEST_CASE("a compiler needs the folder above its bin") {
  const test::TemporaryFolder folder;
  test::put(folder / "cross/bin/gcc", "");
  fs::create_symlink(folder / "cross/bin/gcc", folder / "cc");
  CHECK(files_of_compiler(folder / "cc", folder / "home") ==
        Files{folder / "cc", folder / "cross"});
  CHECK(files_of_compiler("/usr/bin/gcc", folder / "home").empty());
}

TEST_CASE("no compiler brings the home folder") {
  const test::TemporaryFolder folder;
  for (const char* place : {"home/bin/gcc", "home/.local/bin/gcc", "bin/gcc", "home/other/gcc"}) {
    test::put(folder / place, "");
    CHECK(files_of_compiler(folder / place, folder / "home") == Files{folder / place});
  }
}

}  // namespace ocelot::steps
