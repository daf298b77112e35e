// Lists and reports contain everything, without duplicates.
#include "queries/listing.hpp"

#include <doctest/doctest.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::ask;
using test::Asked;
using test::joined;
using test::k_modules;
using test::k_three;
using test::k_two;

TEST_CASE("Tags are listed with who has and who mentions them") {
  const Asked asked = ask(test::project(k_two, k_three, k_modules));
  std::string all;
  for (const ListedTag& tag : list_tags(asked.catalog()))
    all += tag.tag.substr(model::k_tag_prefix.size()) + ": " + joined(tag.distributions) + "; " +
           joined(tag.components) + "\n";
  CHECK(all ==
        "all: rest; exporter.foo receiver.bar\n"
        "custom: base more rest; exporter.foo receiver.bar\n"
        "exporter.all: ; exporter.foo\n"
        "exporter.foo: more; exporter.foo\n"
        "receiver.all: ; receiver.bar\n"
        "receiver.bar: ; receiver.bar\n"
        "receiver.otlp: base more; \n");
}

TEST_CASE("Components are listed with who holds them") {
  const Asked asked = ask(test::project(k_two, k_three, k_modules));
  const auto listed = list_components(asked.catalog());
  REQUIRE(listed.size() == 2);
  CHECK(listed[0].name + ": " + joined(listed[0].distributions) == "exporter.foo: more rest");
  CHECK(listed[1].name + ": " + joined(listed[1].distributions) == "receiver.bar: rest");
}

TEST_CASE("Targets are those of the graph, and the one that runs its layers") {
  const Asked asked = ask(test::project(k_two, k_three));
  const std::vector<ListedTarget> targets = list_targets(asked.graph);
  REQUIRE(targets.size() == asked.graph.targets.size() + 1);
  std::string names;
  for (std::size_t i = 0; i < asked.graph.targets.size(); ++i) {
    const graph::Target& target = asked.graph.targets[i];
    names += targets[i].name + ":" + std::to_string(targets[i].files.size()) + " ";
    REQUIRE(targets[i].files.size() == target.files.size());
    for (std::size_t j = 0; j < target.files.size(); ++j)
      CHECK(targets[i].files[j] == asked.graph.path(target.files[j]));
  }
  CHECK(names == "base:4 more:2 rest:4 amd64:4 arm64:6 all:10 ");
  CHECK(targets.back().name == "smoke");
  CHECK(targets.back().files.size() == 10);
}

TEST_CASE("Abstract distributions have tags, but hold and make nothing") {
  const Asked asked =
      ask(test::project(k_two,
                        "parts: {abstract: true, buildtags: [lambdacomponents.custom, "
                        "lambdacomponents.exporter.foo]}\n"
                        "other: {abstract: true, base: parts, buildtags: [o]}\n"
                        "d: {base: [other, parts]}\n"));
  CHECK(joined(list_components(asked.catalog())[0].distributions) == "d");
  CHECK(joined(list_tags(asked.catalog()).back().distributions) == "d other");
  const DistributionReport parts = describe(asked.catalog(), asked.distribution("parts"), {});
  CHECK(parts.distribution->is_abstract);
  CHECK(parts.outputs.empty());
  CHECK(list_targets(asked.graph).front().name == "d");
}

TEST_CASE("All bases are listed, each once, the nearest first") {
  const Asked asked =
      ask(test::project({},
                        "top: {buildtags: [t]}\nleft: {base: top}\nright: {base: top}\n"
                        "d: {base: [right, left]}\nchain: {base: left}\n"));
  const DistributionReport report = describe(asked.catalog(), asked.distribution("d"), {});
  CHECK(joined(report.bases) == "right left top");
  CHECK_FALSE(report.is_chain);
  const DistributionReport chain = describe(asked.catalog(), asked.distribution("chain"), {});
  CHECK(joined(chain.bases) == "left top");
  CHECK(chain.is_chain);
}

TEST_CASE("A report says where each tag comes from, and what a component needs") {
  const Asked asked = ask(test::project(k_two, k_three, k_modules));
  const DistributionReport report = describe(asked.catalog(), asked.distribution("more"), {});
  CHECK(joined(report.bases) == "base");
  std::string tags;
  for (const ReportedTag& tag : report.tags) tags += tag.tag + " " + tag.from + "\n";
  CHECK(tags ==
        "lambdacomponents.custom base\n"
        "lambdacomponents.exporter.foo more\n"
        "lambdacomponents.receiver.otlp base\n");
  REQUIRE(report.components.size() == 1);
  CHECK(report.components[0].name == "exporter.foo");
  REQUIRE(report.components[0].modules.size() == 2);
  CHECK(report.components[0].modules[0].path == "x.org/both");
  CHECK(report.components[0].modules[1].version == "v1.0.0");
  CHECK(report.distribution->modules == report.components[0].modules);
  REQUIRE(report.outputs.size() == 1);
  CHECK(report.outputs[0].path == "build/collector-arm64-more.zip");
  CHECK(!report.knows_upstream);
}

}  // namespace ocelot::queries
