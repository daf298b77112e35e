// What `go version -m` prints: programs, modules, replacements and settings.
#include "support/golang/build_listing.hpp"

#include <doctest/doctest.h>

namespace ocelot::golang {

namespace {

constexpr const char* k_listing =
    "a/collector: go1.26.8 X:boringcrypto\n"
    "\tpath\texample.com/up/collector\n"
    "\tmod\texample.com/up/collector\t(devel)\t\n"
    "\tdep\texample.com/a\tv1.0.0+incompatible\th1:AA=\n"
    "\tdep\texample.com/b\tv1.2.3\n"
    "\t=>\texample.com/fork\tv1.2.4\th1:BB=\n"
    "\tdep\texample.com/up/parts\tv0.0.0\n"
    "\t=>\t./parts\t(devel)\t\n"
    "\tbuild\t-compiler=gc\n"
    "\tbuild\t-ldflags=\"-X main.a=\\\"b c\\\"\"\n"
    "\tbuild\t-tags=x,y\n"
    "notes: colon.txt: go1.24.0\n"
    "\tpath\texample.com/other\n";

}  // namespace

TEST_CASE("a listing is read by programs") {
  const std::vector<LinkedProgram> programs = parse_build_listing(k_listing);
  REQUIRE(programs.size() == 2);
  const LinkedProgram& program = programs[0];
  CHECK(program.file == "a/collector");
  CHECK(program.go == "go1.26.8 X:boringcrypto");
  CHECK(program.package == "example.com/up/collector");
  CHECK(program.main.module.path == "example.com/up/collector");
  CHECK(program.main.module.version == "(devel)");
  CHECK(programs[1].file == "notes: colon.txt");
  CHECK(programs[1].go == "go1.24.0");
  CHECK(programs[1].modules.empty());
}

TEST_CASE("a module has its sum, and what replaces it") {
  const LinkedProgram program = parse_build_listing(k_listing)[0];
  REQUIRE(program.modules.size() == 3);
  CHECK(program.modules[0].module.sum == "h1:AA=");
  CHECK_FALSE(program.modules[0].is_replaced());
  CHECK(program.modules[1].module.path == "example.com/b");
  CHECK(program.modules[1].by.path == "example.com/fork");
  CHECK(program.modules[1].by.sum == "h1:BB=");
  CHECK_FALSE(program.modules[1].is_folder());
  CHECK(program.modules[2].by.path == "./parts");
  CHECK(program.modules[2].is_folder());
}

TEST_CASE("settings are read with their quotes removed") {
  const LinkedProgram program = parse_build_listing(k_listing)[0];
  CHECK(program.setting("-tags") == "x,y");
  CHECK(program.setting("-ldflags") == "-X main.a=\"b c\"");
  CHECK(program.setting("GOARCH") == "");
}

TEST_CASE("other lines are ignored") {
  CHECK(parse_build_listing("").empty());
  CHECK(parse_build_listing("\tdep\ta\tv1\nno program\n").empty());
}

}  // namespace ocelot::golang
