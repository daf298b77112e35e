// Components: grouped, named and placed; every fault with its exact text.
#include "declaration/model/find_components.hpp"

#include <doctest/doctest.h>

#include "support/project.hpp"
#include "support/text.hpp"

namespace ocelot::model {

namespace {

using test::Files;
using test::shown;
using test::wrapper;

const std::string k_root = "components/collector/lambdacomponents/";

test::Parts<std::vector<Component>> find(const Files& files) {
  return find_components(test::project(files));
}

// One line for each component: "full.name: tree/path tree/path".
std::string summary(const test::Parts<std::vector<Component>>& found) {
  std::string all;
  for (const Component& component : found.value) {
    all += component.full_name() + (component.is_standalone_package ? "!:" : ":");
    for (const OverlayFile& file : component.files) all += " " + file.tree_path;
    all += "\n";
  }
  return all;
}

std::string sound(const Files& files) {
  const auto found = find(files);
  CHECK(shown(found) == "");
  return summary(found);
}

}  // namespace

TEST_CASE("no files, no components") {
  CHECK(sound({}) == "");
}

TEST_CASE("a file is named after the one tag that its constraint mentions") {
  CHECK(sound({{"exporter/s3.go", wrapper("exporter.awss3")}}) ==
        "exporter.awss3: lambdacomponents/exporter/s3.go\n");
}

TEST_CASE("a file that mentions no tag of its own, or several, is named after its stem") {
  CHECK(sound({{"exporter/two.go",
                "//go:build lambdacomponents.exporter.a || lambdacomponents.exporter.b\n\npackage "
                "exporter\n"}}) == "exporter.two: lambdacomponents/exporter/two.go\n");
  CHECK(sound({{"exporter/any.go",
                "//go:build lambdacomponents.all || lambdacomponents.exporter.all\n\npackage "
                "exporter\n"}}) == "exporter.any: lambdacomponents/exporter/any.go\n");
  CHECK(sound({{"exporter/other.go",
                "//go:build lambdacomponents.receiver.a\n\npackage exporter\n"}}) ==
        "exporter.other: lambdacomponents/exporter/other.go\n");
}

TEST_CASE("files of a sub-folder of the type's own package are placed flat") {
  CHECK(sound({{"exporter/foo/a.go", wrapper("exporter.foo")},
               {"exporter/foo/b.go", wrapper("exporter.foo")},
               {"exporter/foo/README.md", "text"}}) ==
        "exporter.foo: lambdacomponents/exporter/foo_a.go lambdacomponents/exporter/foo_b.go\n");
}

TEST_CASE("a sub-folder with two tags is named after itself") {
  CHECK(sound({{"exporter/foo/a.go", wrapper("exporter.x")},
               {"exporter/foo/b.go", wrapper("exporter.y")}}) ==
        "exporter.foo: lambdacomponents/exporter/foo_a.go lambdacomponents/exporter/foo_b.go\n");
}

TEST_CASE("a sub-folder with a package of its own keeps its path and all its files") {
  CHECK(sound({{"exporter/foo/a.go", "package foo\n"},
               {"exporter/foo/data.json", "{}"},
               {"exporter/foo/inner/b.go", "package inner\n"}}) ==
        "exporter.foo!: lambdacomponents/exporter/foo/a.go lambdacomponents/exporter/foo/data.json "
        "lambdacomponents/exporter/foo/inner/b.go\n");
}

TEST_CASE("folders below a flat sub-folder keep their path") {
  CHECK(sound({{"exporter/foo/a.go", wrapper("exporter.foo")},
               {"exporter/foo/inner/b.go", "package inner\n"}}) ==
        "exporter.foo: lambdacomponents/exporter/foo_a.go "
        "lambdacomponents/exporter/foo/inner/b.go\n");
}

TEST_CASE("below a flat sub-folder, all files are copied; in it, only Go files") {
  CHECK(sound({{"exporter/foo/a.go", wrapper("exporter.foo")},
               {"exporter/foo/data.json", "{}"},
               {"exporter/foo/inner/b.go", "package inner\n"},
               {"exporter/foo/inner/data.json", "{}"}}) ==
        "exporter.foo: lambdacomponents/exporter/foo_a.go "
        "lambdacomponents/exporter/foo/inner/b.go lambdacomponents/exporter/foo/inner/data.json\n");
}

TEST_CASE("a package that embeds files keeps Go files that are never compiled") {
  const auto found =
      find({{"exporter/foo/a.go", "package foo\n\n//go:embed *\nvar files embed.FS\n"},
            {"exporter/foo/a_test.go", "package foo\n"},
            {"exporter/foo/a_windows.go", "package foo\n"}});
  CHECK(summary(found) ==
        "exporter.foo!: lambdacomponents/exporter/foo/a.go lambdacomponents/exporter/foo/a_test.go "
        "lambdacomponents/exporter/foo/a_windows.go\n");
  CHECK(found.value[0].files[1].is_go == false);
}

TEST_CASE("tests and other files are no components") {
  CHECK(sound({{"README.md", "x"},
               {"x_test.go", "package x\n"},
               {"exporter/notes.txt", "x"},
               {"exporter/foo_test.go", "package exporter\n"},
               {"exporter/bar/x_test.go", "package bar\n"},
               {"exporter/baz/README.md", "x"}}) == "");
}

TEST_CASE("a suffix for one of our architectures is fine, another is warned of") {
  CHECK(sound({{"exporter/a_linux.go", wrapper("exporter.a")},
               {"exporter/b_arm64.go", wrapper("exporter.b")}}) ==
        "exporter.a: lambdacomponents/exporter/a_linux.go\nexporter.b: "
        "lambdacomponents/exporter/b_arm64.go\n");
  const auto found = find({{"exporter/a_windows.go", wrapper("exporter.a")},
                           {"exporter/b_riscv64.go", wrapper("exporter.b")},
                           {"exporter/_c.go", wrapper("exporter.c")},
                           {"exporter/d/.x.go", wrapper("exporter.d")}});
  CHECK(summary(found) == "");
  CHECK(shown(found) ==
        k_root + "exporter/_c.go: warning: Go ignores files whose name begins with '_' or '.'\n\n" +
            k_root +
            "exporter/a_windows.go: warning: Go builds this file for windows only, and a layer "
            "runs on linux, amd64 or arm64\n\n" +
            k_root +
            "exporter/b_riscv64.go: warning: Go builds this file for riscv64 only, and a layer "
            "runs on linux, amd64 or arm64\n\n" +
            k_root +
            "exporter/d/.x.go: warning: Go ignores files whose name begins with '_' or '.'\n");
}

TEST_CASE("a flat name that would gain a meaning is refused") {
  const auto found = find({{"exporter/foo/linux.go", wrapper("exporter.foo")}});
  CHECK(shown(found) == k_root +
                            "exporter/foo/linux.go: error: placed as 'foo_linux.go', this name "
                            "would gain a meaning for Go\n"
                            "help: rename the file, so that the part after its last '_' is no "
                            "system, architecture or 'test'\n");
  for (const char* name :
       {"exporter/foo/arm64.go", "exporter/foo/test.go", "exporter/linux/amd64.go"})
    CHECK(find({{name, wrapper("exporter.foo")}}).diagnostics.size() == 1);
}

TEST_CASE("a flat name that Go would ignore is told") {
  CHECK_FALSE(find({{"exporter/_foo/a.go", wrapper("exporter.foo")}}).diagnostics.empty());
  CHECK_FALSE(find({{"exporter/.foo/a.go", wrapper("exporter.foo")}}).diagnostics.empty());
}

TEST_CASE("a Go file in no type folder is refused") {
  CHECK(shown(find({{"a.go", wrapper("exporter.a")}})) ==
        k_root +
            "a.go: error: a Go file outside the type folders\n"
            "help: move it into connector/, exporter/, extension/, processor/ or receiver/\n");
}

TEST_CASE("a file of another package in the type folder is refused") {
  CHECK(shown(find(
            {{"exporter/a.go", "//go:build lambdacomponents.exporter.a\n\npackage receiver\n"}})) ==
        k_root +
            "exporter/a.go:3:9: error: package 'receiver' in the folder of package 'exporter'\n"
            "    3 | package receiver\n"
            "      |         ^~~~~~~~\n"
            "help: write: package exporter\n");
}

TEST_CASE("two packages in one sub-folder are refused, as Go would") {
  CHECK(has_errors(
      find({{"exporter/foo/a.go", wrapper("exporter.foo")}, {"exporter/foo/b.go", "package foo\n"}})
          .diagnostics));
  CHECK(has_errors(
      find({{"exporter/foo/a.go", "package foo\n"}, {"exporter/foo/b.go", "package bar\n"}})
          .diagnostics));
}

TEST_CASE("a wrapper without a constraint is refused, with the line to write") {
  CHECK(shown(find({{"exporter/a.go", "package exporter\n"}})) ==
        k_root +
            "exporter/a.go: error: no '//go:build' line: every distribution would have it\n"
            "help: begin the file with: //go:build lambdacomponents.custom && "
            "(lambdacomponents.all || "
            "lambdacomponents.exporter.all || lambdacomponents.exporter.a)\n");
  CHECK(shown(find({{"exporter/foo/a.go", "package exporter\n"}})) ==
        "components/collector/lambdacomponents/exporter/foo/a.go: error: no '//go:build' line: "
        "every distribution would have it\n"
        "help: begin the file with: //go:build lambdacomponents.custom && (lambdacomponents.all || "
        "lambdacomponents.exporter.all || lambdacomponents.exporter.foo)\n");
}

TEST_CASE("two components of one name are refused") {
  CHECK(shown(find({{"exporter/a.go", wrapper("exporter.x")},
                    {"exporter/b.go", wrapper("exporter.x")}})) ==
        k_root + "exporter/b.go: error: a second component 'exporter.x'\n" + k_root +
            "exporter/a.go: note: first defined here\n"
            "help: put the files of one component into a sub-folder, or give them tags of their "
            "own\n");
}

TEST_CASE("a name in two types is two components") {
  CHECK(find({{"exporter/otlp.go", wrapper("exporter.otlp")},
              {"receiver/otlp.go", wrapper("receiver.otlp")}})
            .diagnostics.empty());
}

TEST_CASE("two files at one place are refused") {
  CHECK(shown(find({{"exporter/foo/a.go", wrapper("exporter.foo")},
                    {"exporter/foo_a.go", wrapper("exporter.other")}})) ==
        k_root +
            "exporter/foo_a.go: error: two files have the same path in the tree: "
            "'lambdacomponents/exporter/foo_a.go'\n" +
            k_root +
            "exporter/foo/a.go: note: first defined here\n"
            "help: rename one of the two\n");
}

TEST_CASE("faults of a Go file are handed on, with the column in code points") {
  CHECK(shown(find({{"exporter/a.go",
                     "//go:build lambdacomponents.größe &&\r\n\r\npackage exporter\r\n"}}))
            .rfind(k_root + "exporter/a.go:1:", 0) == 0);
  const auto marked = find({{"exporter/a.go", "\xEF\xBB\xBF//go:build a\n\npackage\treceiver\n"}});
  REQUIRE(marked.diagnostics.size() == 1);
  CHECK(test::position(marked.diagnostics[0].place) == "3:9");
}

TEST_CASE("a file is compiled where name, system and tags allow") {
  const auto found = find({{"exporter/a_arm64.go", wrapper("exporter.a")}});
  REQUIRE(found.value.size() == 1);
  const std::set<std::string, std::less<>> tags{"lambdacomponents.custom",
                                                "lambdacomponents.exporter.a"};
  CHECK(is_compiled(found.value[0], {"linux", "arm64"}, tags));
  CHECK_FALSE(is_compiled(found.value[0], {"linux", "amd64"}, tags));
  CHECK_FALSE(is_compiled(found.value[0], {"linux", "arm64"}, {}));
}

TEST_CASE("mentioned tags are ours only, sorted, each once") {
  const auto found = find({{"exporter/a.go",
                            "//go:build linux && (lambdacomponents.z || !lambdacomponents.b || "
                            "lambdacomponents.z)\n\npackage exporter\n"}});
  REQUIRE(found.value.size() == 1);
  CHECK(mentioned_tags(found.value[0]) ==
        std::vector<std::string>{"lambdacomponents.b", "lambdacomponents.z"});
}

}  // namespace ocelot::model
