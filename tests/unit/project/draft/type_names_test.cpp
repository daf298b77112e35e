// Types in a collector's configuration and their components: by name, by package, by table.
#include "project/draft/type_names.hpp"

#include <doctest/doctest.h>

#include "support/asked.hpp"
#include "support/text.hpp"

namespace ocelot::draft {

namespace {

using test::Asked;
using test::shown;

std::string imports(const std::string& path) {
  return "\nimport (\n\t\"" + path + "\"\n\t\"go.opentelemetry.io/collector/x\"\n)\n";
}

Asked asked() {
  const std::string core = "go.opentelemetry.io/collector/";
  Asked known = test::ask(test::project(
      {{"exporter/mine.go", test::wrapper("exporter.mine", imports("x.org/y/strange/v2"))},
       {"exporter/twin_a.go", test::wrapper("exporter.twin_a", imports("x.org/twinexporter"))},
       {"exporter/twin_b.go", test::wrapper("exporter.twin_b", imports("x.org/v2/twinexporter"))}},
      "d: {buildtags: [lambdacomponents.custom, lambdacomponents.all]}\n"));
  known.upstream = test::upstream_of(
      {{"lambdacomponents/exporter/otlp.go",
        test::wrapper("exporter.otlp", imports(core + "exporter/otlpexporter"))},
       {"lambdacomponents/processor/memorylimiter.go",
        test::wrapper("processor.memorylimiter",
                      imports(core + "processor/memorylimiterprocessor"))},
       {"lambdacomponents/receiver/otlp.go",
        test::wrapper("receiver.otlp", imports(core + "receiver/otlpreceiver"))}});
  return known;
}

std::string resolved(const std::string& text,
                     const std::vector<queries::KnownType>& known_types = {}) {
  const Asked known = asked();
  const queries::Catalog catalog = known.catalog();
  const test::Parts configured = config::read_collector_config(make_source("c.yaml", text));
  // The texts have no service, which is not what these tests are about.
  REQUIRE(configured.diagnostics.size() == 1);
  REQUIRE(configured.diagnostics[0].code == "missing-pipeline");
  const auto components = resolve_types(configured.value, catalog, known_types);
  if (!components) return shown(components);
  std::string names;
  for (const queries::CatalogEntry* one : *components) names += one->name() + " ";
  return names;
}

}  // namespace

TEST_CASE("what builds found comes first: it knows any type, and which of two components has it") {
  const std::vector<queries::KnownType> known = {
      {"exporter", "renamed", {"old_name"}, "x.org/y/strange/v2"},
      {"exporter", "twin", {}, "x.org/v2/twinexporter"},
      {"exporter", "unplaced", {}, ""}};
  CHECK(resolved("exporters: {renamed: , old_name: }\n", known) == "exporter.mine ");
  CHECK(resolved("exporters: {twin: }\n", known) == "exporter.twin_b ");
  CHECK(resolved("exporters: {unplaced: }\n", known).starts_with("c.yaml:1:13: error: unknown"));
}

TEST_CASE("a type is found by the tag's name, by the package, and by the table, each once") {
  CHECK(resolved("receivers: {otlp: , otlp/second: }\nprocessors: {memory_limiter: }\n") ==
        "processor.memorylimiter receiver.otlp ");
  CHECK(resolved("exporters: {otlp_grpc: , strange/x: }\n") == "exporter.mine exporter.otlp ");
  CHECK(resolved("exporters: {otlp: , mine: }\n") == "exporter.mine exporter.otlp ");
}

TEST_CASE("a type that nothing has is told with the nearest") {
  CHECK(resolved("processors: {memory_limitr: }\n") ==
        "c.yaml:1:14: error: unknown processor type 'memory_limitr'\n"
        "    1 | processors: {memory_limitr: }\n"
        "      |              ^~~~~~~~~~~~~\n"
        "note: available: memorylimiter\n"
        "help: did you mean 'memorylimiter'?\n");
  CHECK(resolved("connectors: {count: }\n") ==
        "c.yaml:1:14: error: unknown connector type 'count'\n"
        "    1 | connectors: {count: }\n"
        "      |              ^~~~~\n"
        "note: no connector exists\n"
        "help: add it: ocelot-gen new component connector count\n");
  CHECK(resolved("connectors: {span_count: }\n") ==
        "c.yaml:1:14: error: unknown connector type 'span_count'\n"
        "    1 | connectors: {span_count: }\n"
        "      |              ^~~~~~~~~~\n"
        "note: no connector exists\n"
        "help: add it: ocelot-gen new component connector spancount\n");
}

TEST_CASE("a type that two may have is told with both") {
  CHECK(resolved("exporters: {twin: }\n") ==
        "c.yaml:1:13: error: ambiguous exporter type 'twin'\n"
        "    1 | exporters: {twin: }\n"
        "      |             ^~~~\n"
        "components/collector/lambdacomponents/exporter/twin_a.go: note: exporter.twin_a may have "
        "this type\n"
        "components/collector/lambdacomponents/exporter/twin_b.go: note: exporter.twin_b may have "
        "this type\n"
        "help: declare the distribution with the tag of the intended component: ocelot-gen new "
        "distribution\n");
  CHECK(resolved("exporters: {twin_a: }\n") == "exporter.twin_a ");
}

}  // namespace ocelot::draft
