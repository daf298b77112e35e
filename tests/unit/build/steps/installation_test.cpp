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

TEST_CASE("a compiler needs the folders of its installation, and nothing else there") {
  const test::TemporaryFolder folder;
  const fs::path cross = folder / "cross";
  test::put(cross / "bin/gcc", "");
  test::put(cross / "lib/gcc/aarch64-linux/13/crt.o", "");
  test::put(cross / "aarch64-linux/bin/as", "");
  test::put(cross / "documents/token", "");
  fs::create_directory_symlink("lib", cross / "lib64");
  fs::create_directory_symlink("../home", cross / "include");
  fs::create_directory(folder / "home");
  fs::create_symlink(cross / "bin/gcc", folder / "cc");
  CHECK(
      files_of_compiler(folder / "cc", {folder / "home"}) ==
      Files{folder / "cc", cross / "aarch64-linux", cross / "bin", cross / "lib", cross / "lib64"});
  CHECK(files_of_compiler("/usr/bin/gcc", {folder / "home"}).empty());
}

TEST_CASE("no compiler brings a home folder") {
  const test::TemporaryFolder folder;
  for (const char* place : {"home/bin/gcc", "home/.local/bin/gcc", "bin/gcc", "home/other/gcc"}) {
    test::put(folder / place, "");
    CHECK(files_of_compiler(folder / place, {"/root", folder / "home"}) == Files{folder / place});
    CHECK(files_of_compiler(folder / place, {folder / "home", ""}) == Files{folder / place});
  }
}

}  // namespace ocelot::steps
