// Edits of go.mod and go.sum: applied, found, and joined.
#include "support/golang/go_mod_edit.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/golang/go_mod.hpp"
#include "support/random.hpp"

namespace ocelot::golang {

namespace {

using test::Random;

const std::string k_go_mod =
    "// A comment.\nmodule example.com/m\n\ngo 1.24.0\n\nrequire (\n\ta.org/a v1.0.0\n"
    "\tb.org/b v1.0.0 // indirect\n)\n\nreplace b.org/b => ./b\n";

std::string edited(const GoModEdits& edits, const std::string& go_mod = k_go_mod) {
  return apply_edits({go_mod, ""}, edits).go_mod;
}

std::vector<ModuleRequirement> sorted_requirements(const std::string& text) {
  std::vector<ModuleRequirement> requirements = parse_go_mod(text).requirements;
  std::sort(requirements.begin(), requirements.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  return requirements;
}

std::string quoted(const std::string& word, Random& random) {
  const std::string quote = random.one_of<std::string>({"", "", "\"", "`"});
  return quote + word + quote;
}

std::string random_requirement(const std::string& path, Random& random) {
  return fmt::format("{}{}v1.{}.0{}", quoted(path, random),
                     random.one_of<std::string>({" ", "\t", "  "}), random.below(3),
                     random.one_of<std::string>({"", " // indirect", " // a.org/a v9.0.0", "  "}));
}

// A file with up to six requirements, each alone or in a block.
std::string random_go_mod(Random& random) {
  std::vector<std::string> paths = {"a.org/a", "a.org/a/v2", "b.org/b", "c.org/c", "d.org/d", "e"};
  random.shuffle(paths);
  std::string text = fmt::format("module {}\n\ngo 1.2{}.0\n", quoted("m", random), random.below(3));
  if (random.chance(30)) text += fmt::format("toolchain go1.26.{}\n", random.below(3));
  bool is_block = false;
  for (const std::string& path : paths) {
    if (random.chance(30)) continue;
    if (is_block && random.chance(30)) {
      text += ")\n";
      is_block = false;
    } else if (!is_block && random.chance(60)) {
      text += random.one_of<std::string>({"require (\n", "require(\n", "require ( // why\n"});
      is_block = true;
    }
    if (random.chance(20)) text += "// require z.org/z v1.0.0\n";
    text += (is_block ? "\t" : "require ") + random_requirement(path, random) + "\n";
  }
  if (is_block) text += ")\n";
  return text + "replace a.org/a v1.0.0 => ./a\n";
}

}  // namespace

TEST_CASE("no edit keeps the bytes") {
  CHECK(edited({}) == k_go_mod);
  CHECK(apply_edits({"", "a v1.0.0 h1:x=\n"}, {}).go_sum == "a v1.0.0 h1:x=\n");
}

TEST_CASE("a set replaces the line of its path, in a block too") {
  CHECK(edited({{{"a.org/a", "v1.1.0"}, {"c.org/c", "v1.0.0"}}, {}, "", "", {}}) ==
        "// A comment.\nmodule example.com/m\n\ngo 1.24.0\n\nrequire (\n"
        "\tb.org/b v1.0.0 // indirect\n)\n\nreplace b.org/b => ./b\n"
        "\nrequire (\n\ta.org/a v1.1.0\n\tc.org/c v1.0.0\n)\n");
}

TEST_CASE("a drop removes a requirement, but not a replacement") {
  const std::string text = edited({{}, {"b.org/b"}, "", "", {}});
  CHECK(text.find("b.org/b v1.0.0") == std::string::npos);
  CHECK(text.find("replace b.org/b => ./b") != std::string::npos);
}

TEST_CASE("directives are replaced, and exist once") {
  const GoMod mod = parse_go_mod(edited({{}, {}, "1.25.3", "go1.26.0", {}}));
  CHECK(mod.go == "1.25.3");
  CHECK(mod.toolchain == "go1.26.0");
  CHECK(edited({{}, {}, "1.25.3", "", {}}).find("1.24.0") == std::string::npos);
}

TEST_CASE("checksums are added after the last line, which may lack its end") {
  CHECK(apply_edits({"", "a v1.0.0 h1:x="}, {{}, {}, "", "", {"b v1.0.0 h1:y="}}).go_sum ==
        "a v1.0.0 h1:x=\nb v1.0.0 h1:y=\n");
}

TEST_CASE("a difference has requirements, drops, directives and new checksums") {
  const GoModEdits edits = difference(
      {k_go_mod, "a.org/a v1.0.0 h1:old=\n"},
      {"module example.com/m\ngo 1.25.0\ntoolchain go1.26.1\nrequire a.org/a v1.2.0 // indirect\n"
       "require c.org/c v0.1.0\n",
       "c.org/c v0.1.0/go.mod h1:y=\nc.org/c v0.1.0 h1:x=\na.org/a v1.0.0 h1:old=\n"});
  CHECK(edits.sets == std::vector<ModuleRequirement>{{"a.org/a", "v1.2.0"}, {"c.org/c", "v0.1.0"}});
  CHECK(edits.drops == std::vector<std::string>{"b.org/b"});
  CHECK(edits.go == "1.25.0");
  CHECK(edits.toolchain == "go1.26.1");
  CHECK(edits.sums ==
        std::vector<std::string>{"c.org/c v0.1.0 h1:x=", "c.org/c v0.1.0/go.mod h1:y="});
}

TEST_CASE("marks and order make no difference") {
  CHECK(difference({k_go_mod, ""}, {"module example.com/m\ngo 1.24.0\nrequire b.org/b v1.0.0\n"
                                    "require a.org/a v1.0.0 // indirect\n",
                                    ""})
            .empty());
}

TEST_CASE("a union has the highest version of each, and drops nothing that is set") {
  const GoModEdits joined =
      join_edits({{{{"a", "v1.9.0"}, {"b", "v1.0.0"}}, {"c", "d"}, "1.24.11", "go1.24.9", {"y"}},
                  {{{"a", "v1.10.0"}, {"d", "v1.0.0"}}, {}, "1.24.2", "go1.24.10", {"x", "y"}}});
  CHECK(joined.sets ==
        std::vector<ModuleRequirement>{{"a", "v1.10.0"}, {"b", "v1.0.0"}, {"d", "v1.0.0"}});
  CHECK(joined.drops == std::vector<std::string>{"c"});
  CHECK(joined.go == "1.24.11");
  CHECK(joined.toolchain == "go1.24.10");
  CHECK(joined.sums == std::vector<std::string>{"x", "y"});
  CHECK(join_edits({}).empty());
}

TEST_CASE("applying a difference yields the requirements and directives of the second file") {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    Random random(seed);
    const std::string before = random_go_mod(random);
    const std::string after = random_go_mod(random);
    CAPTURE(before);
    CAPTURE(after);
    const GoModEdits edits = difference({before, ""}, {after, ""});
    const std::string text = edited(edits, before);
    CAPTURE(text);
    REQUIRE(sorted_requirements(text) == sorted_requirements(after));
    REQUIRE(parse_go_mod(text).go == parse_go_mod(after).go);
    REQUIRE(parse_go_mod(text).module == parse_go_mod(before).module);
    REQUIRE(parse_go_mod(text).replaced == parse_go_mod(before).replaced);
    REQUIRE(difference({text, ""}, {after, ""}).sets.empty());
  }
}

}  // namespace ocelot::golang
