// A root: found, and used in paths and failures.
#include "project/root.hpp"

#include <doctest/doctest.h>

#include "support/io/file.hpp"
#include "support/project_folder.hpp"
#include "support/text.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;
using test::put;
using test::shown;

TEST_CASE("a root is found from a folder below it, with links resolved") {
  const test::ProjectFolder folder;
  const fs::path real = fs::canonical(folder.root().path());
  for (const char* below : {".", "config", "components/collector"}) {
    const Result<Root> root = find_root(folder.root() / below);
    REQUIRE(shown(root) == "");
    CHECK(root->path() == real);
  }
}

TEST_CASE("a folder outside of any project has no root") {
  const test::TemporaryFolder folder;
  const std::string real = fs::canonical(folder.path()).string();
  CHECK(shown(find_root(folder.path())) ==
        real +
            ": error: no config/distributions.yaml in this folder or its parents\n"
            "help: change to the folder of a project or name it with -C DIR; to create one: "
            "ocelot-gen "
            "new project\n");
  CHECK(shown(find_root(folder / "none")) ==
        (folder / "none").string() + ": error: cannot enter: No such file or directory\n");
}

TEST_CASE("a failure names the file relative to the root") {
  const test::TemporaryFolder folder;
  const Root root(folder.path());
  CHECK(shown(root.read("config/x")) ==
        "config/x: error: cannot open: No such file or directory\n");
  CHECK(shown(root.read("../none/x")) ==
        "../none/x: error: cannot open: No such file or directory\n");
  CHECK(shown(root.read("/none/x")) == "/none/x: error: cannot open: No such file or directory\n");
  CHECK(shown(Root(".").read("none")) == "none: error: cannot open: No such file or directory\n");
}

TEST_CASE("a file is read below the root") {
  const test::TemporaryFolder folder;
  put(folder / "config/x", "bytes");
  CHECK(Root(folder.path()).read("config/x").value() == "bytes");
}

}  // namespace ocelot::project
