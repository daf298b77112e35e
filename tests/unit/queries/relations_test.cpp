// A drawing agrees with the output of desc and why, and names select a part of it.
#include "queries/relations.hpp"

#include <doctest/doctest.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::ask;
using test::Asked;
using test::joined;
using test::k_modules;
using test::k_three;
using test::k_two;
using test::shown;

namespace {

std::string names_in(const Relations& relations) {
  std::string names;
  for (const RelatedDistribution& related : relations.distributions)
    names += related.distribution->name + " ";
  names += "|";
  for (const RelatedComponent& component : relations.components) names += " " + component.name;
  return names;
}

}  // namespace

TEST_CASE("Each component of a distribution is shown with the set tags that include it") {
  const Asked asked = ask(test::project(k_two, k_three, k_modules));
  const Result<Relations> relations = relate(asked.catalog(), {});
  REQUIRE(relations);
  REQUIRE(names_in(*relations) == "base more rest | exporter.foo receiver.bar");
  CHECK(relations->distributions[0].inclusions.empty());
  const RelatedDistribution& more = relations->distributions[1];
  REQUIRE(more.inclusions.size() == 1);
  CHECK(more.inclusions[0].component == "exporter.foo");
  CHECK(joined(more.inclusions[0].tags) == "lambdacomponents.custom lambdacomponents.exporter.foo");
  CHECK(more.inclusions[0].architectures == std::vector{model::Architecture::arm64});
  const RelatedDistribution& rest = relations->distributions[2];
  REQUIRE(rest.inclusions.size() == 2);
  CHECK(joined(rest.inclusions[1].tags) == "lambdacomponents.all lambdacomponents.custom");
  CHECK(rest.inclusions[1].architectures == model::k_architectures);
}

TEST_CASE("A component has its files, its constraint and the modules below its tags") {
  const Asked asked = ask(test::project(k_two, k_three, k_modules));
  const Result<Relations> relations = relate(asked.catalog(), {});
  REQUIRE(relations);
  const RelatedComponent& foo = relations->components[0];
  CHECK(joined(foo.files) == "components/collector/lambdacomponents/exporter/foo.go");
  REQUIRE(foo.constraints.size() == 1);
  CHECK(foo.constraints[0].starts_with("lambdacomponents.custom && "));
  CHECK(foo.tags == model::mentioned_tags(asked.model.components[0]));
  REQUIRE(foo.modules.size() == 2);
  CHECK(foo.modules[1].version == "v1.0.0");
}

TEST_CASE("An abstract distribution leads nowhere, and every base of a chosen one is shown") {
  const Asked asked = ask(test::project(
      k_two,
      "first: {abstract: true, buildtags: [lambdacomponents.custom, lambdacomponents.all]}\n"
      "second: {buildtags: [lambdacomponents.custom, lambdacomponents.receiver.bar]}\n"
      "third: {base: [second, first]}\n"));
  const Result<Relations> relations = relate(asked.catalog(), {"third"});
  REQUIRE(relations);
  REQUIRE(names_in(*relations) == "first second third | exporter.foo receiver.bar");
  CHECK(relations->distributions[0].distribution->is_abstract);
  CHECK(relations->distributions[0].inclusions.empty());
  CHECK(relations->distributions[2].inclusions.size() == 2);
}

TEST_CASE("Names choose distributions, what those inherit from, and what they hold") {
  const Asked asked = ask(test::project(k_two, k_three, k_modules));
  const auto related = [&](const std::vector<std::string>& names) {
    const Result<Relations> relations = relate(asked.catalog(), names);
    return relations ? names_in(*relations) : shown(relations);
  };
  CHECK(related({"more"}) == "base more | exporter.foo");
  CHECK(related({"base"}) == "base |");
  CHECK(related({"rest", "more", "more"}) == "base more rest | exporter.foo receiver.bar");
  CHECK(related({"bsae", "rets"}) ==
        "error: no distribution 'bsae' in config/distributions.yaml\nhelp: did you mean 'base'?\n\n"
        "error: no distribution 'rets' in config/distributions.yaml\nhelp: did you mean 'rest'?\n");
}

}  // namespace ocelot::queries
