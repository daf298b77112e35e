// Where the outputs of steps are written.
#include "build/steps/step_outputs.hpp"

#include <chrono>
#include <filesystem>

#include <doctest/doctest.h>

#include "build/steps/pack.hpp"
#include "support/current_folder.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

namespace fs = std::filesystem;

namespace {

using test::get;
using test::put;

constexpr const char* k_fault =
    "build/ocelot: error: a link to '../outside', which is not followed\n"
    "help: remove the link; only 'build' itself may be a link\n";

// A project whose build/ocelot is a link to a folder with one file.
struct Project {
  test::TemporaryFolder folder;
  test::CurrentFolder inside{folder.path()};

  Project() {
    put(folder / "outside/version", "outside");
    put(folder / "file", "new");
    fs::create_directory(folder / "build");
    fs::create_directory_symlink("../outside", folder / "build/ocelot");
  }

  bool is_outside_unchanged() const {
    return get(folder / "outside/version") == "outside" &&
           std::distance(fs::directory_iterator(folder / "outside"), fs::directory_iterator()) == 1;
  }
};

}  // namespace

TEST_CASE("an output is not written through a link below build/") {
  const Project project;
  CHECK(test::shown(write_output("build/ocelot/version", "new")) == k_fault);
  CHECK(test::shown(write_output(project.folder / "build/ocelot/version", "new")) == k_fault);
  CHECK(test::shown(write_output("./build/ocelot/new", "new")) == k_fault);
  CHECK(test::shown(install_output("file", "build/ocelot/version")) == k_fault);
  CHECK(test::shown(install_output_with_digest("file", "build/ocelot/version")) == k_fault);
  CHECK(test::shown(make_output_executable("build/ocelot/version")) == k_fault);
  CHECK(test::shown(open_outputs({"build/x", "build/ocelot/version"})) == k_fault);
  CHECK(project.is_outside_unchanged());
}

TEST_CASE("an output that is a link is replaced by a file") {
  const Project project;
  fs::create_symlink("../outside/version", project.folder / "build/x");
  CHECK(test::shown(write_output("build/x", "outside")) == "");
  CHECK(fs::is_regular_file(fs::symlink_status(project.folder / "build/x")));
  CHECK(project.is_outside_unchanged());
}

TEST_CASE("a link in a path that a user chose is followed") {
  const Project project;
  fs::create_directory_symlink("outside", project.folder / "elsewhere");
  CHECK(test::shown(write_output("elsewhere/new", "new")) == "");
  CHECK(get(project.folder / "outside/new") == "new");
}

TEST_CASE("build/ itself may be a link") {
  const Project project;
  fs::rename(project.folder / "build", project.folder / "disk");
  fs::create_directory_symlink("disk", project.folder / "build");
  CHECK(test::shown(write_output("build/new", "new")) == "");
  CHECK(get(project.folder / "disk/new") == "new");
}

TEST_CASE("an unchanged tar is left untouched") {
  const test::TemporaryFolder folder;
  const Tree tree{{"a", "x", TreeEntry::Kind::regular}};
  REQUIRE(write_tar(tree, folder / "t.tar"));
  const auto before = fs::last_write_time(folder / "t.tar") - std::chrono::hours(1);
  fs::last_write_time(folder / "t.tar", before);
  REQUIRE(write_tar(tree, folder / "t.tar"));
  CHECK(fs::last_write_time(folder / "t.tar") == before);
}

}  // namespace ocelot::steps
