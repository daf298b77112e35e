// Constraints are evaluated tag by tag, and the fewest changes are found.
#include "queries/why.hpp"

#include <doctest/doctest.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::ask;
using test::Asked;
using test::joined;
using test::k_three;
using test::k_two;
using test::wrapper;

namespace {

Why why(const Asked& asked, const std::string& distribution, const std::string& component) {
  const Catalog catalog = asked.catalog();
  return explain(catalog, asked.distribution(distribution), *catalog.find(component));
}

// A wrapper with the test's own constraint.
Asked with_constraint(const std::string& constraint, const std::string& distributions) {
  return ask(test::project(
      {{"exporter/foo.go", "//go:build " + constraint + "\n\npackage exporter\n"}}, distributions));
}

std::string facts(const FileVerdict& file) {
  std::string all;
  for (const TagFact& fact : file.tags)
    all +=
        (fact.is_set ? "+" : "-") + fact.tag + " " + fact.from + " [" + joined(fact.chain) + "]\n";
  return all;
}

}  // namespace

TEST_CASE("Among several bases, the chain goes through the first that hands the tag down") {
  const Why answer =
      why(ask(test::project(k_two,
                            "custom: {abstract: true, buildtags: [lambdacomponents.custom]}\n"
                            "left: {base: custom}\nright: {base: custom}\n"
                            "empty: {buildtags: [e]}\n"
                            "d: {base: [empty, right, left], buildtags: "
                            "[lambdacomponents.exporter.foo]}\n")),
          "d", "exporter.foo");
  CHECK(answer.is_in);
  CHECK(facts(answer.files[0]) ==
        "-lambdacomponents.all  []\n"
        "+lambdacomponents.custom custom [d right custom]\n"
        "-lambdacomponents.exporter.all  []\n"
        "+lambdacomponents.exporter.foo d [d]\n");
}

TEST_CASE("Each tag is shown with its distribution and the chain of bases to it") {
  const Why answer = why(ask(test::project(k_two, k_three)), "more", "exporter.foo");
  CHECK(answer.is_in);
  REQUIRE(answer.files.size() == 1);
  CHECK(answer.files[0].constraint ==
        "lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.exporter.all || "
        "lambdacomponents.exporter.foo)");
  CHECK(facts(answer.files[0]) ==
        "-lambdacomponents.all  []\n"
        "+lambdacomponents.custom base [more base]\n"
        "-lambdacomponents.exporter.all  []\n"
        "+lambdacomponents.exporter.foo more [more]\n");
  CHECK(answer.files[0].compiled_for == std::vector{model::Architecture::arm64});
  CHECK(answer.add.empty());
}

TEST_CASE("The component's own tag is enough, and better than one that brings more") {
  const Asked asked = ask(test::project(k_two, k_three));
  CHECK(joined(why(asked, "base", "exporter.foo").add) == "lambdacomponents.exporter.foo");
  CHECK(!why(asked, "base", "exporter.foo").is_in);
}

TEST_CASE("Both tags are advised where both are missing") {
  const Asked asked = ask(test::project(k_two, "d: {buildtags: [other]}\n"));
  CHECK(joined(why(asked, "d", "exporter.foo").add) ==
        "lambdacomponents.exporter.foo lambdacomponents.custom");
}

TEST_CASE("A tag that keeps it out is to be removed") {
  const Asked asked = with_constraint("lambdacomponents.exporter.foo && !lambdacomponents.slim",
                                      "d: {buildtags: [lambdacomponents.custom, "
                                      "lambdacomponents.slim, lambdacomponents.exporter.foo]}\n");
  const Why answer = why(asked, "d", "exporter.foo");
  CHECK(answer.add.empty());
  CHECK(joined(answer.remove) == "lambdacomponents.slim");
}

TEST_CASE("What no tag can bring in has no advice") {
  const Asked asked = with_constraint("lambdacomponents.exporter.foo && windows",
                                      "d: {buildtags: [lambdacomponents.custom]}\n");
  const Why answer = why(asked, "d", "exporter.foo");
  CHECK(!answer.is_in);
  CHECK(answer.add.empty());
  CHECK(answer.remove.empty());
}

TEST_CASE("A tag that Go sets is shown as such") {
  const Asked asked =
      with_constraint("lambdacomponents.exporter.foo && linux && amd64",
                      "d: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo]}\n");
  const Why answer = why(asked, "d", "exporter.foo");
  CHECK(answer.is_in);
  CHECK(facts(answer.files[0]) ==
        "+amd64 amd64 []\n"
        "+lambdacomponents.exporter.foo d [d]\n"
        "+linux Go, for every architecture []\n");
}

TEST_CASE("A standalone package is shown with its importers") {
  const test::Files files = {
      {"exporter/foo.go",
       wrapper("exporter.foo", "import _ \"x.org/up/lambdacomponents/exporter/inner\"\n")},
      {"exporter/inner/inner.go", "package inner\n"}};
  const Asked asked = ask(test::project(files, k_three));
  CHECK(why(asked, "more", "exporter.inner").is_in);
  const Why answer = why(asked, "base", "exporter.inner");
  CHECK(!answer.is_in);
  CHECK(answer.needs_import);
  CHECK(joined(answer.importers) == "exporter.foo");
}

}  // namespace ocelot::queries
