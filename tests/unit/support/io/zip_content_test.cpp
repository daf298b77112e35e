// The contents of a zip's files.
#include "support/io/zip_content.hpp"

#include <doctest/doctest.h>

#include "support/io/zip.hpp"
#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

using test::put;
using test::TemporaryFolder;

TEST_CASE("only the files directly in the folder are read") {
  const TemporaryFolder folder;
  const std::string large = test::repeat("compress me ", 10000);
  put(folder / "in/config/a.yaml", large);
  put(folder / "in/config/b.yaml", "");
  put(folder / "in/config/deeper/c.yaml", "c");
  put(folder / "in/config.yaml", "d");
  put(folder / "in/other/e.yaml", "e");
  REQUIRE(test::shown(write_zip(folder / "out.zip",
                                {folder / "in", {"config", "config.yaml", "other"}, 6})) == "");
  const auto contents = read_zip_folder(folder / "out.zip", "config");
  REQUIRE(contents.has_value());
  CHECK(*contents == std::map<std::string, std::string>{{"a.yaml", large}, {"b.yaml", ""}});
  CHECK(read_zip_folder(folder / "out.zip", "nothing")->empty());
}

TEST_CASE("a damaged zip and a file that is none are faults") {
  const TemporaryFolder folder;
  put(folder / "in/config/a.yaml", test::repeat("compress me ", 1000));
  REQUIRE(test::shown(write_zip(folder / "out.zip", {folder / "in", {"config"}, 6})) == "");
  std::string bytes = test::get(folder / "out.zip");
  for (std::size_t at = 60; at < 80; ++at) bytes[at] = 'x';
  put(folder / "damaged.zip", bytes);
  put(folder / "none.zip", "not a zip");
  CHECK(test::shown(read_zip_folder(folder / "damaged.zip", "config"))
            .find("error: not a readable zip: ") != std::string::npos);
  CHECK(test::shown(read_zip_folder(folder / "none.zip", "config"))
            .find("error: not a readable zip: ") != std::string::npos);
  CHECK_FALSE(read_zip_folder(folder / "missing.zip", "config").has_value());
}

TEST_CASE("the programs of a folder are unpacked, and can be run") {
  const TemporaryFolder folder;
  const std::string large = test::repeat("a program ", 300000);
  put(folder / "in/extensions/collector", large);
  put(folder / "in/extensions/agent", "#!/bin/sh\necho hello\n");
  put(folder / "in/extensions/deeper/file", "f");
  put(folder / "in/config.yaml", "c");
  REQUIRE(test::shown(write_zip(folder / "out.zip",
                                {folder / "in", {"extensions", "config.yaml"}, 6})) == "");
  std::filesystem::create_directory(folder / "to");
  const auto names = unpack_zip_folder(folder / "out.zip", "extensions", folder / "to");
  REQUIRE(test::shown(names) == "");
  CHECK(*names == std::vector<std::string>{"agent", "collector"});
  CHECK(test::get(folder / "to/collector") == large);
  CHECK(test::output_of(folder.path(), "to/agent") == "hello");
  CHECK_FALSE(unpack_zip_folder(folder / "out.zip", "extensions", folder / "to").has_value());
}

}  // namespace ocelot::io
