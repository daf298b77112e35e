// overlay: a component's files with their paths in the tree.
#include <doctest/doctest.h>

#include "build/steps/steps.hpp"
#include "support/io/tar.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

TEST_CASE("files are packed under their places, sorted, with plain modes") {
  const test::TemporaryFolder folder;
  test::put(folder / "x.go", "package x\n");
  test::put(folder / "y.go", "package y\n");
  std::filesystem::permissions(folder / "y.go", std::filesystem::perms(0755));
  REQUIRE(test::shown(run(OverlayRequest{{{folder / "x.go", "t/z.go"}, {folder / "y.go", "t/a.go"}},
                                         folder / "out/o.tar"},
                          {})) == "");
  const Tree expected{{"t/a.go", "package y\n", TreeEntry::Kind::regular},
                      {"t/z.go", "package x\n", TreeEntry::Kind::regular}};
  CHECK(io::read_tar(folder / "out/o.tar").value() == expected);
}

TEST_CASE("the order of the files does not show") {
  const test::TemporaryFolder folder;
  test::put(folder / "x.go", "x");
  test::put(folder / "y.go", "y");
  REQUIRE(
      run(OverlayRequest{{{folder / "x.go", "x"}, {folder / "y.go", "y"}}, folder / "1.tar"}, {}));
  REQUIRE(
      run(OverlayRequest{{{folder / "y.go", "y"}, {folder / "x.go", "x"}}, folder / "2.tar"}, {}));
  CHECK(test::get(folder / "1.tar") == test::get(folder / "2.tar"));
}

TEST_CASE("a missing file is a failure, and nothing is made") {
  const test::TemporaryFolder folder;
  const std::string missing = (folder / "missing.go").string();
  CHECK(test::shown(run(OverlayRequest{{{missing, "x"}}, folder / "o.tar"}, {})) ==
        missing + ": error: cannot open: No such file or directory\n");
  CHECK_FALSE(std::filesystem::exists(folder / "o.tar"));
}

}  // namespace ocelot::steps
