// The workspace of a step: what is read from the tree after a tool has run.
#include "build/steps/step_workspace.hpp"

#include <doctest/doctest.h>

#include "support/io/file.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

namespace fs = std::filesystem;
using test::put;

TEST_CASE("a created file stays the one that was checked, also if a link replaces it") {
  const test::TemporaryFolder folder;
  put(folder / "secret", "secret");
  const Result<StepWorkspace> workspace = StepWorkspace::open({}, folder / "output");
  REQUIRE(test::shown(workspace) == "");
  put(workspace->tree() / "VERSION", "v1");
  const Result<io::Descriptor> file = workspace->open_created_file("VERSION");
  REQUIRE(test::shown(file) == "");
  fs::remove(workspace->tree() / "VERSION");
  fs::create_symlink(folder / "secret", workspace->tree() / "VERSION");
  CHECK(io::read_rest(*file, "VERSION").value() == "v1");
}

TEST_CASE("a link in the tree is followed, and a link out of it is not") {
  const test::TemporaryFolder folder;
  put(folder / "secret", "secret");
  fs::create_directory(folder / "out");
  put(folder / "out/layer", "secret");
  const Result<StepWorkspace> workspace = StepWorkspace::open({}, folder / "output");
  REQUIRE(test::shown(workspace) == "");
  const fs::path tree = workspace->tree();
  put(tree / "real", "v1");
  fs::create_symlink("real", tree / "inside");
  fs::create_symlink(folder / "secret", tree / "outside");
  fs::create_directory_symlink(folder / "out", tree / "build");
  const Result<io::Descriptor> inside = workspace->open_created_file("inside");
  REQUIRE(test::shown(inside) == "");
  CHECK(io::read_rest(*inside, "inside").value() == "v1");
  for (const char* path : {"outside", "build/layer"}) {
    const Result<io::Descriptor> file = workspace->open_created_file(path);
    REQUIRE_FALSE(file);
    CHECK(file.error().front().code == "foreign-output");
  }
  CHECK_FALSE(workspace->open_created_file("missing"));
}

}  // namespace ocelot::steps
