// Differences contain what one side lacks, and what has other bytes.
#include "queries/difference.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::ask;
using test::Asked;
using test::joined;
using test::k_modules;
using test::k_three;
using test::k_two;

namespace {

std::string changed_properties(const DistributionDifference& difference) {
  std::string text;
  for (const PropertyDifference& entry : difference.properties) {
    if (entry.is_empty()) continue;
    text += fmt::format("{}: '{}' '{}'{}\n", entry.property->name, entry.value.before,
                        entry.value.after, entry.is_content_changed ? " changed" : "");
  }
  return text;
}

}  // namespace

TEST_CASE("Two distributions") {
  const Asked asked = ask(test::project(k_two, k_three, k_modules));
  const auto found = compare(DistributionState{asked.model, asked.distribution("base")},
                             DistributionState{asked.model, asked.distribution("more")});
  CHECK(!found.is_empty());
  CHECK(joined(found.tags.added) == "lambdacomponents.exporter.foo");
  CHECK(found.tags.removed.empty());
  CHECK(joined(found.components.added) == "exporter.foo");
  CHECK(joined(found.modules.added) == "x.org/both x.org/foo@v1.0.0");
  CHECK(joined(found.architectures.removed) == "amd64");
  CHECK(changed_properties(found) == "config_file: '' 'config/examples/c.yaml'\n");
  const auto back = compare(DistributionState{asked.model, asked.distribution("more")},
                            DistributionState{asked.model, asked.distribution("base")});
  CHECK(back.tags.removed == found.tags.added);
  CHECK(back.modules.removed == found.modules.added);
  CHECK(compare(DistributionState{asked.model, asked.distribution("more")},
                DistributionState{asked.model, asked.distribution("more")})
            .is_empty());
}

TEST_CASE("A distribution that becomes abstract, and a plugin of another component") {
  const std::string library = "lib: {kind: shared-library, buildtags: [lambdacomponents.custom]}\n";
  const Asked before = ask(test::project(
      k_two, library + "d: {}\np: {kind: plugin, library: lib, component: exporter.foo}\n"));
  const Asked now =
      ask(test::project(k_two, library + "d: {abstract: true}\np: {kind: plugin, library: lib, "
                                         "component: receiver.bar}\n"));
  const auto found = compare(ProjectState{before.model, "c0"}, ProjectState{now.model, "c0"}, {});
  REQUIRE(found.changed.size() == 2);
  CHECK(changed_properties(found.changed[0]) == "built_as: 'layer' ''\n");
  CHECK(changed_properties(found.changed[1]) == "component: 'exporter.foo' 'receiver.bar'\n");
}

TEST_CASE("Two states of a project") {
  const std::string other_version =
      "dependencies:\n  lambdacomponents.exporter.foo: [x.org/foo@v1.0.1, x.org/both]\n";
  const Asked before = ask(test::project(
      {{"exporter/foo.go", test::wrapper("exporter.foo")}},
      "more: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo]}\nold: {}\n",
      other_version));
  const Asked now = ask(test::project(k_two, k_three, k_modules));
  const auto found =
      compare(ProjectState{before.model, "c0"}, ProjectState{now.model, "c1"},
              {"components/collector/lambdacomponents/exporter/foo.go", "config/examples/c.yaml"});
  CHECK(found.commit.before == "c0");
  CHECK(found.commit.after == "c1");
  CHECK(joined(found.distributions.added) == "base rest");
  CHECK(joined(found.distributions.removed) == "old");
  REQUIRE(found.changed.size() == 1);
  CHECK(found.changed[0].after == "more");
  CHECK(joined(found.changed[0].changed_components) == "exporter.foo");
  REQUIRE(found.changed[0].changed_modules.size() == 1);
  CHECK(found.changed[0].changed_modules[0].version.before == "v1.0.1");
  CHECK(found.changed[0].changed_modules[0].version.after == "v1.0.0");
}

TEST_CASE("A config file with other bytes counts where it is used") {
  const Asked asked = ask(test::project(k_two, k_three));
  const ProjectState state{asked.model, "c0"};
  CHECK(compare(state, state, {}).is_empty());
  const auto found = compare(state, state, {"config/examples/c.yaml"});
  REQUIRE(found.changed.size() == 1);
  CHECK(found.changed[0].after == "more");
  CHECK(changed_properties(found.changed[0]) ==
        "config_file: 'config/examples/c.yaml' 'config/examples/c.yaml' changed\n");
}

}  // namespace ocelot::queries
