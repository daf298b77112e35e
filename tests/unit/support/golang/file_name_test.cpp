// What Go derives from a file's name.
#include "support/golang/file_name.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace ocelot::golang {

namespace {

std::string target_of(std::string_view name) {
  const FileName parsed = parse_file_name(name);
  return fmt::format("{}/{}", parsed.os, parsed.arch);
}

bool is_built(std::string_view name) {
  return name_matches(parse_file_name(name), {"linux", "arm64"});
}

}  // namespace

TEST_CASE("a name is taken apart") {
  const FileName name = parse_file_name("exporter_linux_test.go");
  CHECK(name.is_go);
  CHECK(name.is_test);
  CHECK_FALSE(name.is_ignored);
  CHECK(name.os == "linux");
  CHECK(name.arch.empty());
  CHECK(name.stem == "exporter_linux_test");
}

TEST_CASE("a name that is not Go keeps its ending in the stem") {
  const FileName name = parse_file_name("go.mod");
  CHECK_FALSE(name.is_go);
  CHECK(name.stem == "go.mod");
}

TEST_CASE("suffixes name a target") {
  CHECK(target_of("a_windows.go") == "windows/");
  CHECK(target_of("a_amd64.go") == "/amd64");
  CHECK(target_of("a_windows_amd64.go") == "windows/amd64");
  CHECK(target_of("a_windows_amd64_test.go") == "windows/amd64");
  CHECK(target_of("a_b_zos.go") == "zos/");
}

TEST_CASE("only suffixes, in their order, before the first dot, name a target") {
  CHECK(target_of("windows.go") == "/");
  CHECK(target_of("windows_amd64.go") == "/amd64");
  CHECK(target_of("a_amd64_windows.go") == "windows/");
  CHECK(target_of("a_windows_b.go") == "/");
  CHECK(target_of("a_windows.pb.go") == "windows/");
  CHECK(target_of("a.pb_windows.go") == "/");
  CHECK(target_of("a_unix.go") == "/");
}

TEST_CASE("a name lets a file into the build") {
  CHECK(is_built("a.go"));
  CHECK(is_built("a_linux.go"));
  CHECK(is_built("a_linux_arm64.go"));
  CHECK_FALSE(is_built("a_linux_amd64.go"));
  CHECK_FALSE(is_built("a_android.go"));
  CHECK_FALSE(is_built("a_test.go"));
  CHECK_FALSE(is_built("_a.go"));
  CHECK_FALSE(is_built(".a.go"));
  CHECK_FALSE(is_built("a.txt"));
  CHECK(name_matches(parse_file_name("a_linux.go"), {"android", "arm64"}));
}

}  // namespace ocelot::golang
