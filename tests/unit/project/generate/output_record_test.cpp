// The record of outputs, and which files a build created.
#include "project/generate/output_record.hpp"

#include <doctest/doctest.h>

#include "graph/paths.hpp"
#include "support/io/checksum.hpp"
#include "support/io/file.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

using ocelot::generate::Outputs;
using ocelot::generate::parse_outputs;

TEST_CASE("a record of outputs is one path a line") {
  CHECK(parse_outputs("") == Outputs{});
  CHECK(parse_outputs("build/b\nbuild/ocelot/a\n") == Outputs{"build/b", "build/ocelot/a"});
}

TEST_CASE("a record never names what is not a path below build/ in its shortest form") {
  for (const char* line : {"build", "build/", "build/.", "build/..", "build/../x", "build//x",
                           "build/./x", "build/x/", "/etc/x", "x", "builder/x", "./build/x"}) {
    CAPTURE(line);
    CHECK(parse_outputs(line) == Outputs{});
  }
}

namespace ocelot::generate {

TEST_CASE("a project without a record has no outputs") {
  const test::TemporaryFolder folder;
  const project::Root root(folder.path());
  CHECK(!has_output_record(root));
  CHECK(read_outputs(root).value() == Outputs{});
}

TEST_CASE("a record grows with each generation, until it is replaced") {
  const test::TemporaryFolder folder;
  const project::Root root(folder.path());
  REQUIRE(test::shown(record_outputs(root, {"build/a"})) == "");
  REQUIRE(test::shown(record_outputs(root, {"build/b"})) == "");
  CHECK(read_outputs(root).value() == Outputs{"build/a", "build/b"});
  REQUIRE(test::shown(write_outputs(root, {"build/b"})) == "");
  CHECK(read_outputs(root).value() == Outputs{"build/b"});
  CHECK(has_output_record(root));
}

TEST_CASE("a file outside of the own folder was built when it fits its checksum") {
  const test::TemporaryFolder folder;
  const project::Root root(folder.path());
  const std::string path = "build/a.zip";
  const Outputs recorded = {path, graph::checksum_path(path)};
  test::put(root / path, "bytes");
  CHECK(!was_made(root, recorded, path));
  const Digest digest = io::digest_of_file(root / path).value();
  test::put(root / graph::checksum_path(path), io::checksum_line(digest, path));
  CHECK(was_made(root, recorded, path));
  CHECK(was_made(root, recorded, graph::checksum_path(path)));
  test::put(root / path, "other");
  CHECK(!was_made(root, recorded, path));
}

TEST_CASE("a file with an artifact's name and another ending was built when the artifact was") {
  const test::TemporaryFolder folder;
  const project::Root root(folder.path());
  const std::string path = "build/a.so";
  const std::string checksum = graph::checksum_path(path);
  const Outputs recorded = {path, checksum, "build/a.h", "build/a.so.sig", "build/ab.h"};
  test::put(root / path, "bytes");
  test::put(root / checksum, io::checksum_line(io::digest_of_file(root / path).value(), path));
  CHECK(was_made(root, recorded, "build/a.h"));
  CHECK(was_made(root, recorded, "build/a.so.sig"));
  CHECK(!was_made(root, recorded, "build/ab.h"));
  test::put(root / path, "other");
  CHECK(!was_made(root, recorded, "build/a.h"));
  CHECK(!was_made(root, recorded, "build/a.so.sig"));
}

TEST_CASE("a checksum or a file that is a link says nothing about who made it") {
  const test::TemporaryFolder folder;
  const project::Root root(folder.path());
  const Outputs recorded = {"build/a.zip", "build/a.zip.sha256"};
  test::put(folder / "outside/a.zip", "content");
  const std::string line = io::checksum_line(digest_of("content"), "a.zip");
  test::put(folder / "outside/a.zip.sha256", line);
  std::filesystem::create_directory(folder / "build");
  const auto link = [&](const char* name) {
    std::filesystem::create_symlink(folder / "outside" / name, folder / "build" / name);
  };
  test::put(folder / "build/a.zip.sha256", line);
  link("a.zip");
  CHECK(!was_made(root, recorded, "build/a.zip"));
  std::filesystem::remove(folder / "build/a.zip");
  std::filesystem::remove(folder / "build/a.zip.sha256");
  test::put(folder / "build/a.zip", "content");
  link("a.zip.sha256");
  CHECK(!was_made(root, recorded, "build/a.zip"));
}

TEST_CASE("a record that is a link is not read") {
  const test::TemporaryFolder folder;
  const project::Root root(folder.path());
  test::put(folder / "outside", "build/x\n");
  std::filesystem::create_directories(folder / "build/ocelot");
  std::filesystem::create_symlink("../../outside", folder / "build/ocelot/outputs");
  CHECK(has_output_record(root));
  CHECK(test::shown(read_outputs(root)) ==
        "build/ocelot/outputs: error: a link to '../../outside', which is not followed\n"
        "help: remove the link; only 'build' itself may be a link\n");
}

}  // namespace ocelot::generate
