// check: compares the declaration with upstream's tree; each fault with its exact text.
#include "queries/check.hpp"

#include <doctest/doctest.h>

#include "declaration/model/make_model.hpp"
#include "support/project.hpp"
#include "support/text.hpp"

namespace ocelot::queries {

namespace {

using test::Files;
using test::shown;
using test::wrapper;

const std::string k_root = "components/collector/lambdacomponents/";

Tree upstream(const std::string& more = {}) {
  const auto kind = TreeEntry::Kind::regular;
  return {{"go.mod",
           "module x.org/up/collector\n\ngo 1.24\n\nrequire a.org/a v1.0.0\n\nreplace r.org/r => "
           "./r\n" +
               more,
           kind},
          {"lambdacomponents/default.go",
           "//go:build !lambdacomponents.custom\n\npackage lambdacomponents\n", kind},
          {"lambdacomponents/exporter/otlp.go", wrapper("exporter.otlp"), kind},
          {"lambdacomponents/exporter/pkg.go", "package exporter\n", kind}};
}

std::string faults(const Files& components, const std::string& distributions,
                   const std::string& dependencies = {}, const std::set<std::string>& chosen = {},
                   const Tree& tree = upstream()) {
  const test::Parts model =
      model::make_model(test::project(components, distributions, dependencies));
  CHECK(shown(model) == "");
  return shown(check({model.value, chosen, tree, {}}));
}

const std::string k_all = "d: {buildtags: [lambdacomponents.custom, lambdacomponents.all]}\n";

}  // namespace

TEST_CASE("tags that upstream or a component mentions are known, and Go's own pass") {
  CHECK(faults({{"exporter/foo.go", wrapper("exporter.foo")}},
               "d: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.otlp, "
               "lambdacomponents.exporter.foo], go: {tags: [netgo]}}\n") == "");
}

TEST_CASE("an unknown tag is reported where it was written, once, with the nearest") {
  CHECK(faults({},
               "a: {buildtags: [lambdacomponents.exporter.otpl, lambdacomponents.custom]}\nb: "
               "{base: a}\nc: {buildtags: "
               "[lambdacomponents.zzzzzzzzz, lambdacomponents.custom]}\n") ==
        "config/distributions.yaml:1:17: error: no component knows the tag "
        "'lambdacomponents.exporter.otpl'\n"
        "    1 | a: {buildtags: [lambdacomponents.exporter.otpl, lambdacomponents.custom]}\n"
        "      |                 ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "help: did you mean 'lambdacomponents.exporter.otlp'?\n"
        "\n"
        "config/distributions.yaml:3:17: error: no component knows the tag "
        "'lambdacomponents.zzzzzzzzz'\n"
        "    3 | c: {buildtags: [lambdacomponents.zzzzzzzzz, lambdacomponents.custom]}\n"
        "      |                 ^~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "help: a wrapper in components/collector/lambdacomponents/ must mention it in its "
        "'//go:build' line\n");
}

TEST_CASE("only the chosen distributions are checked") {
  const std::string distributions =
      "a: {buildtags: [lambdacomponents.wrong, lambdacomponents.custom]}\nb: {}\n";
  CHECK(faults({}, distributions, {}, {"b"}) == "");
  CHECK(faults({}, distributions, {}, {"a"}) ==
        "config/distributions.yaml:1:17: error: no component knows the tag "
        "'lambdacomponents.wrong'\n"
        "    1 | a: {buildtags: [lambdacomponents.wrong, lambdacomponents.custom]}\n"
        "      |                 ^~~~~~~~~~~~~~~~~~~~~~\n"
        "help: a wrapper in components/collector/lambdacomponents/ must mention it in its "
        "'//go:build' line\n");
}

TEST_CASE("an unknown tag of an abstract distribution is reported if something is built with it") {
  const std::string parts = "a: {abstract: true, buildtags: [lambdacomponents.exporter.otpl]}\n";
  const std::string whole = "b: {base: a, buildtags: [lambdacomponents.custom]}\n";
  CHECK(faults({}, parts) == "");
  CHECK(faults({}, parts + whole) ==
        "config/distributions.yaml:1:33: error: no component knows the tag "
        "'lambdacomponents.exporter.otpl'\n"
        "    1 | a: {abstract: true, buildtags: [lambdacomponents.exporter.otpl]}\n"
        "      |                                 ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "help: did you mean 'lambdacomponents.exporter.otlp'?\n");
}

TEST_CASE("a type folder that upstream lacks is reported with the nearest") {
  CHECK(faults({{"exporters/foo.go", wrapper("exporters.foo")}}, k_all) ==
        k_root +
            "exporters/foo.go: error: upstream has no folder 'lambdacomponents/exporters'\nhelp: "
            "move it into exporter/\n");
}

TEST_CASE("a file that upstream already has is reported") {
  CHECK(
      faults({{"exporter/otlp.go", wrapper("exporter.otlp")}}, k_all) ==
      k_root +
          "exporter/otlp.go: error: upstream already has a file "
          "'lambdacomponents/exporter/otlp.go'\n"
          "help: rename the file; a component of upstream's own needs no wrapper, only its tag\n");
}

TEST_CASE(
    "imports of the standard library, upstream, its requirements, replacements and ours are "
    "provided") {
  const std::string imports =
      "import "
      "(\n\t\"context\"\n\t\"net/http\"\n\t\"x.org/up/collector/y\"\n\t\"a.org/a/deep\"\n\t\"r.org/"
      "r\"\n\t\"m.org/m/v2/p\"\n)\n";
  CHECK(faults({{"exporter/foo.go", wrapper("exporter.foo", imports)}}, k_all,
               "dependencies: {lambdacomponents.exporter.foo: m.org/m/v2@v2.0.0}\n") == "");
}

TEST_CASE("an import that no module provides is reported, with what to write") {
  CHECK(faults({{"exporter/foo.go", wrapper("exporter.foo", "\nimport \"m.org/m\"\n")}}, k_all) ==
        k_root +
            "exporter/foo.go:5:8: error: no required module provides 'm.org/m'\n"
            "    5 | import \"m.org/m\"\n"
            "      |        ^~~~~~~~~\n"
            "config/distributions.yaml:1:1: note: distribution 'd' has this component\n"
            "    1 | " +
            k_all +
            "      | ^\n"
            "help: below 'dependencies:' in config/component_dependencies.yaml add: "
            "lambdacomponents.exporter.foo: [m.org/m]\n");
}

TEST_CASE("a component that no distribution selects is not checked") {
  CHECK(faults({{"exporters/foo.go", wrapper("exporters.foo", "import \"m.org/m\"\n")}},
               "d: {}\n") == "");
}

TEST_CASE("an upstream without go.mod is reported") {
  CHECK(faults({}, "d: {}\n", {}, {}, {}) ==
        "error: the folder 'collector' of the upstream has no Go module\n"
        "help: set 'folder' in config/upstream.yaml to the folder of its go.mod\n");
}

}  // namespace ocelot::queries
