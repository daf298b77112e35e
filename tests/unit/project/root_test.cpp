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

namespace {

// build/ocelot is a link to a folder next to the project, which has a file.
struct LinkedProject {
  test::TemporaryFolder folder;
  Root root{folder / "project"};

  LinkedProject() {
    put(folder / "outside/file", "outside");
    fs::create_directories(folder / "project/build");
    fs::create_directory_symlink("../../outside", folder / "project/build/ocelot");
  }
};

constexpr const char* k_link_fault =
    "build/ocelot: error: a link to '../../outside', which is not followed\n"
    "help: remove the link; only 'build' itself may be a link\n";

}  // namespace

TEST_CASE("below build/, no link is followed to read, write or locate a file") {
  const LinkedProject project;
  const Root& root = project.root;
  CHECK(shown(root.read("build/ocelot/file")) == k_link_fault);
  CHECK(shown(root.write("build/ocelot/file", "new")) == k_link_fault);
  CHECK(shown(root.write("build/ocelot/new", "new")) == k_link_fault);
  const Result<io::Destination> place = root.locate("build/ocelot/file");
  REQUIRE(shown(place) == "");
  CHECK(shown(root.relative(place->folder.remove_file(place->path))) == k_link_fault);
  CHECK(test::get(project.folder / "outside/file") == "outside");
  CHECK(!fs::exists(project.folder / "outside/new"));
}

TEST_CASE("a link is followed that is build/ itself, or that is not below it") {
  const LinkedProject project;
  fs::remove(project.root / "build/ocelot");
  fs::remove(project.root / "build");
  fs::create_directory_symlink("../outside", project.root / "build");
  fs::create_directory_symlink("../outside", project.root / "config");
  CHECK(project.root.read("build/file").value() == "outside");
  CHECK(shown(project.root.write("build/a/new", "1")) == "");
  CHECK(shown(project.root.write("config/new", "2")) == "");
  CHECK(test::get(project.folder / "outside/a/new") == "1");
  CHECK(test::get(project.folder / "outside/new") == "2");
}

TEST_CASE("a written file makes build/ and its folder") {
  const test::TemporaryFolder folder;
  const Root root(folder.path());
  CHECK(!root.locate("build/ocelot/x"));
  CHECK(shown(root.write("build/ocelot/x", "1")) == "");
  CHECK(root.read("build/ocelot/x").value() == "1");
  CHECK(root.locate("build/ocelot/x")->path == "ocelot/x");
  CHECK(root.locate("build")->path == "build");
}

}  // namespace ocelot::project
