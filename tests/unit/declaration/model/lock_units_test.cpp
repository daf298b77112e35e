// The units in which modules are locked.
#include "declaration/model/lock_units.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "declaration/model/make_model.hpp"
#include "support/project.hpp"
#include "support/text.hpp"

namespace ocelot::model {

namespace {

using test::shown;
using test::wrapper;

// "NAME: MODULE@VERSION(TAG) …" for each unit.
std::string units_of(const test::Files& components, const std::string& dependencies) {
  const test::Parts model = make_model(test::project(components, "d: {}\n", dependencies));
  CHECK(shown(model) == "");
  std::string text;
  for (const LockUnit& unit : lock_units(model.value)) {
    text += unit.name + ":";
    for (const UnitRequirement& requirement : unit.requirements)
      text += fmt::format(" {}@{}({})", requirement.module.path, requirement.module.version,
                          without_prefix(requirement.tag));
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a component without modules is no unit") {
  CHECK(units_of({{"exporter/a.go", wrapper("exporter.a")}}, "") == "");
  CHECK(
      units_of({{"exporter/a.go", wrapper("exporter.a")}, {"exporter/b.go", wrapper("exporter.b")}},
               "dependencies: {lambdacomponents.exporter.b: b.org/b@v1.0.0}\n") ==
      "exporter.b: b.org/b@v1.0.0(exporter.b)\n");
}

TEST_CASE("a unit has the modules of all tags that its component mentions, each once") {
  CHECK(units_of({{"exporter/a.go", wrapper("exporter.a")}},
                 "dependencies:\n"
                 "  lambdacomponents.exporter.a: [c.org/c@v1.0.0, b.org/b]\n"
                 "  lambdacomponents.exporter.all: [b.org/b, d.org/d@v1.0.0]\n") ==
        "exporter.a: b.org/b@(exporter.a) c.org/c@v1.0.0(exporter.a) "
        "d.org/d@v1.0.0(exporter.all)\n");
}

TEST_CASE("a tag that no component mentions is a unit without components") {
  const test::Parts model =
      make_model(test::project({}, "d: {}\n",
                               "dependencies:\n  lambdacomponents.exporter.up: "
                               "b.org/b@v1.0.0\n"));
  const std::vector<LockUnit> units = lock_units(model.value);
  REQUIRE(units.size() == 1);
  CHECK(units[0].name == "exporter.up");
  CHECK(units[0].components.empty());
  CHECK(test::at(units[0].requirements[0].place) == "b.org/b@v1.0.0");
}

}  // namespace ocelot::model
