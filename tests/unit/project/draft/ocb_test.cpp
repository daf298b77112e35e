// Import of a builder's manifest: missing keys follow the builder's own rules.
#include "project/draft/ocb.hpp"

#include <doctest/doctest.h>

#include "support/asked.hpp"
#include "support/text.hpp"

namespace ocelot::draft {

namespace {

using test::Asked;
using test::shown;

const std::string k_core = "go.opentelemetry.io/collector/";
const std::string k_contrib = "github.com/open-telemetry/opentelemetry-collector-contrib/";

Asked asked() {
  Asked known = test::ask(test::project(
      {{"exporter/ours.go", test::wrapper("exporter.ours", "\nimport \"x.org/oursexporter\"\n")}},
      "d: {buildtags: [lambdacomponents.custom, lambdacomponents.all]}\n"));
  known.upstream = test::upstream_of(
      {{"lambdacomponents/receiver/otlp.go",
        test::wrapper("receiver.otlp", "\nimport \"" + k_core + "receiver/otlpreceiver\"\n")}});
  return known;
}

Result<Imported> imported(const std::string& text) {
  const Asked known = asked();
  const test::Parts manifest = config::read_manifest(make_source("m.yaml", text));
  if (has_errors(manifest.diagnostics)) return fail(manifest.diagnostics);
  const UpstreamFacts facts{{k_core + "confmap/provider/envprovider"}};
  return import_manifest(manifest.value, "", known.catalog(), facts, {"/p/manifests", "/p"});
}

std::string added(const Imported& made) {
  std::string all;
  for (const NewComponent& one : made.added)
    all += one.type + "." + one.name + " = " + one.requirement() +
           (one.import_path == one.module.path ? "" : " import " + one.import_path) + "\n";
  return all;
}

std::string replaced(const Imported& made) {
  std::string all;
  for (const NewReplace& one : made.replaces) all += one.module + ": " + one.target + "\n";
  return all;
}

std::string left_out(const Imported& made) {
  std::string all;
  for (const LeftOut& one : made.left_out) all += one.what + "\n";
  return all;
}

}  // namespace

TEST_CASE("what upstream or the project makes from the same package needs its tag only") {
  const auto made = imported(
      "dist: {name: d1, description: What it is, build_tags: 'grpcnotrace, x'}\n"
      "receivers: [{gomod: " +
      k_core +
      "receiver/otlpreceiver v0.159.0}]\n"
      "exporters: [{gomod: x.org/oursexporter v1.0.0}]\n");
  REQUIRE(shown(made) == "");
  CHECK(made->distribution.name == "d1");
  CHECK(made->distribution.description == "What it is");
  CHECK(test::joined(made->distribution.tags) ==
        "lambdacomponents.custom lambdacomponents.exporter.ours lambdacomponents.receiver.otlp "
        "grpcnotrace x");
  CHECK(test::joined(made->upstreams) == "receiver.otlp");
  CHECK(test::joined(made->ours) == "exporter.ours");
  CHECK(made->added.empty());
  CHECK(test::joined(made->versions) == "v0.159.0");
}

TEST_CASE("others get a wrapper; modules of the Collector's release take upstream's version") {
  const auto made = imported(
      "dist: {name: d1}\n"
      "exporters:\n"
      "  - gomod: " +
      k_contrib +
      "exporter/fileexporter v0.159.0\n"
      "  - {gomod: x.org/other v1.2.3, import: x.org/other/sub/niceexporter}\n"
      "  - {gomod: x.org/third v1.2.3, name: renamed}\n"
      "receivers:\n"
      "  - {gomod: go.opentelemetry.io/obi v0.11.0, import: go.opentelemetry.io/obi/collector}\n"
      "  - {gomod: go.opentelemetry.io/ebpf-profiler v0.0.2, import: "
      "go.opentelemetry.io/ebpf-profiler/collector}\n"
      "extensions:\n"
      "  - gomod: " +
      k_contrib + "extension/storage/filestorage v0.159.0\n");
  REQUIRE(shown(made) == "");
  CHECK(added(*made) ==
        "exporter.file = " + k_contrib +
            "exporter/fileexporter\n"
            "exporter.nice = x.org/other@v1.2.3 import x.org/other/sub/niceexporter\n"
            "exporter.renamed = x.org/third@v1.2.3\n"
            "receiver.obi = go.opentelemetry.io/obi@v0.11.0 import "
            "go.opentelemetry.io/obi/collector\n"
            "receiver.ebpf_profiler = go.opentelemetry.io/ebpf-profiler@v0.0.2 import "
            "go.opentelemetry.io/ebpf-profiler/collector\n"
            "extension.filestorage = " +
            k_contrib + "extension/storage/filestorage\n");
}

TEST_CASE("packages of one name are told apart by a number") {
  const auto made = imported(
      "dist: {name: d1}\nexporters:\n  - gomod: x.org/a/twinexporter v1.0.0\n"
      "  - gomod: x.org/b/twinexporter v1.0.0\n"
      "  - gomod: x.org/c/oursexporter v1.0.0\n");
  REQUIRE(shown(made) == "");
  CHECK(added(*made) ==
        "exporter.twin = x.org/a/twinexporter@v1.0.0\n"
        "exporter.twin2 = x.org/b/twinexporter@v1.0.0\n"
        "exporter.ours2 = x.org/c/oursexporter@v1.0.0\n");
}

TEST_CASE("what has no counterpart is listed, and what means nothing here is not") {
  const auto made = imported(
      "dist: {name: d1, module: x.org/m, output_path: ./o, version: 1.0.0, cgo_enabled: true, "
      "debug_compilation: false}\n"
      "exporters: [{gomod: x.org/localexporter v1.0.0, path: ../../local}]\n"
      "providers:\n"
      "  - gomod: " +
      k_core +
      "confmap/provider/envprovider v1.65.0\n"
      "  - gomod: " +
      k_core +
      "confmap/provider/httpprovider v1.65.0\n"
      "converters: [{gomod: x.org/converter v1.0.0}]\n"
      "telemetry: {gomod: " +
      k_core +
      "service v0.159.0, import: x.org/telemetry}\n"
      "replaces: [x.org/a => ../../../a, x.org/c v1.0.0 => ../c, x.org/d => x.org/d v1.0.0]\n"
      "excludes: [x.org/b v1.0.0]\n"
      "conf_resolver: {default_uri_scheme: env}\nother: 1\n");
  REQUIRE(shown(made) == "");
  CHECK(left_out(*made) ==
        "exporter x.org/localexporter\n"
        "provider " +
            k_core +
            "confmap/provider/httpprovider\n"
            "converter x.org/converter\n"
            "telemetry x.org/telemetry\n"
            "dist.version: 1.0.0\n"
            "dist.cgo_enabled: true\n"
            "replaces: x.org/a => ../../../a\n"
            "replaces: x.org/c v1.0.0 => ../c\n"
            "replaces: x.org/d => x.org/d v1.0.0\n"
            "excludes: x.org/b v1.0.0\n"
            "conf_resolver.default_uri_scheme: env\n"
            "other: 1\n");
  CHECK(made->added.empty());
}

TEST_CASE("replaces and path become replacements, if a folder is in the project") {
  const auto made = imported(
      "dist: {name: d1, output_path: ./o}\n"
      "exporters:\n  - {gomod: x.org/localexporter v1.0.0, path: ../local}\n"
      "replaces: [x.org/a => x.org/fork v1.2.3, x.org/b => ../../b/, x.org/c => /p/c]\n");
  REQUIRE(shown(made) == "");
  CHECK(added(*made) == "exporter.local = x.org/localexporter@v1.0.0\n");
  CHECK(replaced(*made) ==
        "x.org/localexporter: ./local\n"
        "x.org/a: x.org/fork@v1.2.3\n"
        "x.org/b: ./b\n"
        "x.org/c: ./c\n");
  CHECK(left_out(*made) == "");
}

TEST_CASE("a package that is listed twice is one fault, at the second place") {
  CHECK(shown(imported("dist: {name: d1}\nexporters:\n  - gomod: x.org/aexporter v1.0.0\n"
                       "  - {gomod: x.org/aexporter v1.1.0, name: b}\n"))
            .starts_with("m.yaml:4:13: error: duplicate component of x.org/aexporter\n"));
  CHECK(shown(imported("dist: {name: d1}\nexporters: [{gomod: x.org/a v1.0.0}]\n"
                       "receivers: [{gomod: x.org/a v1.0.0}]\n")) == "");
}

TEST_CASE("what is no build tag is left out, and listed") {
  const auto made = imported("dist: {name: d1, build_tags: 'a-b,!z, ok'}\n");
  REQUIRE(shown(made) == "");
  CHECK(test::joined(made->distribution.tags) == "lambdacomponents.custom ok");
  CHECK(left_out(*made) == "dist.build_tags: a-b\ndist.build_tags: !z\n");
}

TEST_CASE("faults are told all at once, with their places") {
  CHECK(
      shown(imported("dist: {name: 'a b'}\n"
                     "exporters:\n"
                     "  - gomod: not a module\n"
                     "  - {gomod: x.org/a v1.0.0, import: x.org/b}\n"
                     "  - {gomod: x.org/c v1.0.0, name: 9}\n")) ==
      "m.yaml:1:14: error: 'a b' cannot name a distribution\n"
      "    1 | dist: {name: 'a b'}\n"
      "      |              ^~~~~\n"
      "help: use ASCII letters, digits, '-', '_' and '.', a letter or digit first, 64 at most\n"
      "\n"
      "m.yaml:3:12: error: 'not' is not a domain: it has no dot\n"
      "    3 |   - gomod: not a module\n"
      "      |            ^~~~~~~~~~~~\n"
      "help: write the whole path, as in 'github.com/OWNER/REPOSITORY'\n"
      "\n"
      "m.yaml:4:37: error: 'x.org/b' is not a package of x.org/a\n"
      "    4 |   - {gomod: x.org/a v1.0.0, import: x.org/b}\n"
      "      |                                     ^~~~~~~\n"
      "help: write the module's path, or the path of a package in it\n"
      "\n"
      "m.yaml:5:35: error: invalid component name '9'\n"
      "    5 |   - {gomod: x.org/c v1.0.0, name: 9}\n"
      "      |                                   ^\n"
      "help: use lower-case letters, digits and '_'; begin with a letter; 'name:' gives it another "
      "one\n");
  CHECK(shown(imported("receivers: []\n")) ==
        "error: the manifest has no 'dist.name'\n"
        "help: name the distribution: --name NAME\n");
}

}  // namespace ocelot::draft
