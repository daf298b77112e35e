// go.mod: directives alone and in blocks.
#include "support/golang/go_mod.hpp"

#include <doctest/doctest.h>

namespace ocelot::golang {

namespace {

std::string requirements_of(std::string_view text) {
  std::string all;
  for (const ModuleRequirement& one : parse_go_mod(text).requirements)
    all += one.path + "@" + one.version + " ";
  return all;
}

}  // namespace

TEST_CASE("a go.mod as go writes it") {
  const GoMod mod = parse_go_mod(
      "// a comment\nmodule example.com/m\n\ngo 1.24.11\n\ntoolchain go1.24.12\n\n"
      "require (\n\ta.org/a v1.0.0\n\tb.org/b/v2 v2.0.0-rc.1 // indirect\n)\n\n"
      "require c.org/c v0.0.0-20240101000000-abcdefabcdef\n\n"
      "replace x.org/x => ./x\n\nreplace (\n\ty.org/y v1.0.0 => z.org/z v1.1.0\n)\n\n"
      "exclude e.org/e v1.0.0\nretract v1.0.0\n");
  CHECK(mod.module == "example.com/m");
  CHECK(mod.go == "1.24.11");
  CHECK(mod.toolchain == "go1.24.12");
  REQUIRE(mod.requirements.size() == 3);
  CHECK(mod.requirements[1] == ModuleRequirement{"b.org/b/v2", "v2.0.0-rc.1"});
  CHECK(mod.requirements[2].path == "c.org/c");
  CHECK(mod.replaced == std::vector<std::string>{"x.org/x", "y.org/y"});
}

TEST_CASE("CRLF, tabs, quotes and comments make no difference") {
  CHECK(requirements_of("require (\r\n\ta.org/a\tv1.0.0 // x\r\n// b.org/b v1.0.0\r\n\r\n)\r\n") ==
        "a.org/a@v1.0.0 ");
  CHECK(requirements_of("require \"a.org/a\" v1.0.0\n") == "a.org/a@v1.0.0 ");
  CHECK(requirements_of("require `a.org/a` `v1.0.0`\n") == "a.org/a@v1.0.0 ");
  CHECK(parse_go_mod("module \"m.org/m\" // x").module == "m.org/m");
}

TEST_CASE("a block may begin without a blank, and end behind a comment") {
  CHECK(requirements_of("require(\n\ta.org/a v1.0.0\n)\nrequire b.org/b v1.0.0\n") ==
        "a.org/a@v1.0.0 b.org/b@v1.0.0 ");
  CHECK(requirements_of("require ( // x\n\ta.org/a v1.0.0\n) // y\nrequire b.org/b v1.0.0\n") ==
        "a.org/a@v1.0.0 b.org/b@v1.0.0 ");
}

TEST_CASE("an empty or unknown text says nothing") {
  CHECK(parse_go_mod("").module == "");
  CHECK(parse_go_mod("what is this\n(\n)\nrequire\nmodule\n").module == "");
  CHECK(requirements_of("require (\n") == "");
}

TEST_CASE("a package lies in a module by whole elements") {
  CHECK(is_within("a.org/m", "a.org/m"));
  CHECK(is_within("a.org/m/p", "a.org/m"));
  CHECK_FALSE(is_within("a.org/mp", "a.org/m"));
  CHECK_FALSE(is_within("a.org", "a.org/m"));
  CHECK_FALSE(is_within("a.org/m", ""));
}

TEST_CASE("the standard library has no dot in the first element") {
  CHECK(is_standard("context"));
  CHECK(is_standard("net/http"));
  CHECK(is_standard("encoding/x.y"));
  CHECK_FALSE(is_standard("a.org/m"));
}

TEST_CASE("a requirement is direct unless its comment says otherwise") {
  const GoMod mod = parse_go_mod(
      "require a.org/a v1.0.0\nrequire b.org/b v1.0.0 // indirect\nrequire (\n\tc.org/c v1.0.0 // "
      "why\n\td.org/d v1.0.0 // indirect; why\n)\n");
  CHECK(mod.requirements.size() == 4);
  CHECK(mod.direct == std::vector<std::string>{"a.org/a", "c.org/c"});
}

}  // namespace ocelot::golang
