// Links through which Ninja would write.
#include "project/generate/ninja_links.hpp"

#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::generate {

namespace fs = std::filesystem;

namespace {

const Outputs k_outputs = {"build/collector-amd64-a.zip", "build/ocelot/overlay/a.tar",
                           "build/ocelot/version"};

std::string fault_with_link(const std::string& path, bool is_dangling) {
  const test::TemporaryFolder folder;
  fs::create_directory(folder / "outside");
  fs::create_directories((folder / path).parent_path());
  fs::create_symlink(is_dangling ? folder / "none" : folder / "outside", folder / path);
  const Status found = expect_no_links(project::Root(folder.path()), k_outputs);
  CHECK(std::distance(fs::directory_iterator(folder / "outside"), fs::directory_iterator()) == 0);
  return found ? "none" : found.error().front().place.source->path;
}

}  // namespace

TEST_CASE("a folder of an output must be none, nor the file of a log, nor a response file") {
  for (const std::string path :
       {"build/ocelot", "build/ocelot/overlay", "build/.ninja_log", "build/.ninja_deps",
        "build/ocelot/version.rsp", "build/ocelot/overlay/a.tar.rsp"}) {
    CAPTURE(path);
    CHECK(fault_with_link(path, false) == path);
    CHECK(fault_with_link(path, true) == path);
  }
}

TEST_CASE("other links are none of Ninja's") {
  for (const std::string path : {"build/notes", "build/ocelot/version",
                                 "build/ocelot/overlay/a.tar", "build/ocelot/other"}) {
    CAPTURE(path);
    CHECK(fault_with_link(path, false) == "none");
    CHECK(fault_with_link(path, true) == "none");
  }
}

TEST_CASE("build/ may be a link, or not exist") {
  CHECK(fault_with_link("build", false) == "none");
  const test::TemporaryFolder folder;
  CHECK(test::shown(expect_no_links(project::Root(folder.path()), k_outputs)) == "");
}

}  // namespace ocelot::generate
