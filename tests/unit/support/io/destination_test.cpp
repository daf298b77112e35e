// Where a file is written: which part of its path may have links.
#include "support/io/destination.hpp"

#include <filesystem>

#include <doctest/doctest.h>

#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

using test::TemporaryFolder;

Destination found(const fs::path& base, const fs::path& path) {
  Result<Destination> destination = find_destination(base, path);
  REQUIRE(test::shown(destination) == "");
  return std::move(*destination);
}

}  // namespace

TEST_CASE("a path below the base is split at the base, however it is written") {
  const TemporaryFolder around;
  const fs::path base = around / "build";
  for (const char* path : {"build/ocelot/x", "./build/ocelot/x", "build//ocelot/x",
                           "other/../build/ocelot/x", "build/ocelot/../ocelot/x"}) {
    CAPTURE(path);
    const Destination destination = found(base, around / path);
    CHECK(destination.folder.path() == base);
    CHECK(destination.path == "ocelot/x");
  }
  CHECK(fs::is_directory(base));
  CHECK(!fs::exists(base / "ocelot"));
}

TEST_CASE("another path is split at its last part") {
  const TemporaryFolder around;
  for (const char* path : {"elsewhere/x", "building/x", "build", "build/../elsewhere/x"}) {
    CAPTURE(path);
    fs::create_directory(around / "build");
    const Destination destination = found(around / "build", around / path);
    CHECK(destination.folder.path() == (around / path).parent_path());
    CHECK(destination.path == fs::path(path).filename());
  }
}

TEST_CASE("a base that is a link is opened, and so is a link in a user's path") {
  const TemporaryFolder around;
  fs::create_directory(around / "disk");
  fs::create_directory_symlink("disk", around / "build");
  CHECK(found(around / "build", around / "build/x").path == "x");
  CHECK(found(around / "base", around / "build/x").path == "x");
}

}  // namespace ocelot::io
