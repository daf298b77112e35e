// The properties of a distribution: their values, and the text for a missing value.
#include "queries/properties.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/asked.hpp"

namespace ocelot::queries {

namespace {

// A property of a distribution, and what people see of it.
std::string shown(const test::Asked& asked, const std::string& name, std::string_view property) {
  const model::Distribution& distribution = asked.distribution(name);
  const auto found =
      std::find_if(properties().begin(), properties().end(),
                   [&](const Property& candidate) { return candidate.name == property; });
  REQUIRE(found != properties().end());
  return fmt::format("'{}' '{}'", found->value(distribution), shown_value(*found, distribution));
}

}  // namespace

TEST_CASE("Only a layer that is built has the default of layers") {
  const test::Asked asked =
      test::ask(test::project(test::k_two,
                              "lib: {kind: shared-library, buildtags: [lambdacomponents.custom]}\n"
                              "mark: {kind: plugin, library: lib, component: exporter.foo}\n"
                              "parts: {abstract: true}\n"
                              "plain: {base: parts}\n"
                              "with-file: {base: parts, config-file: c.yaml}\n"));
  CHECK(shown(asked, "mark", "built_as") == "'plugin' 'plugin'");
  CHECK(shown(asked, "mark", "library") == "'lib' 'lib'");
  CHECK(shown(asked, "mark", "component") == "'exporter.foo' 'exporter.foo'");
  CHECK(shown(asked, "mark", "config_file") == "'' ''");
  CHECK(shown(asked, "parts", "built_as") == "'' ''");
  CHECK(shown(asked, "parts", "config_file") == "'' ''");
  CHECK(shown(asked, "plain", "built_as") == "'layer' 'layer'");
  CHECK(shown(asked, "plain", "library") == "'' ''");
  CHECK(shown(asked, "plain", "component") == "'' ''");
  CHECK(shown(asked, "plain", "config_file") == "'' 'upstream\'s own config.yaml'");
  CHECK(shown(asked, "with-file", "config_file") ==
        "'config/examples/c.yaml' 'config/examples/c.yaml'");
}

}  // namespace ocelot::queries
