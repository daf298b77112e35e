// What the sources that are added to an upstream need to know about it.
#include "build/steps/upstream_host.hpp"

#include <doctest/doctest.h>

#include "support/text.hpp"

namespace ocelot::steps {

namespace {

constexpr const char* k_go_mod =
    "module x.org/up/collector\n\nrequire (\n\tx.org/confmap/provider/env v1.0.0\n"
    "\tx.org/confmap/provider/env/deeper v1.0.0\n\tx.org/other v1.0.0\n"
    "\tx.org/confmap/provider/s3 v1.0.0 // indirect\n)\n";

constexpr const char* k_collector =
    "package collector\n\ntype Collector struct {\n\tcfgProSet "
    "otelcol.ConfigProviderSettings\n}\n\n"
    "func NewCollector(logger *zap.Logger, factories otelcol.Factories, version string) "
    "*Collector {\n";

graph::Host host_with(const std::string& path, const std::string& content) {
  const Tree tree = {{"go.mod", k_go_mod, TreeEntry::Kind::regular},
                     {path, content, TreeEntry::Kind::regular}};
  const Result<graph::Host> host = read_host(tree, "tree.tar");
  REQUIRE(test::shown(host) == "");
  return *host;
}

bool has_settings(const std::string& path, const std::string& content) {
  return host_with(path, content).has_known_settings;
}

std::string without(std::string text, const std::string& part) {
  return text.erase(text.find(part), part.size());
}

}  // namespace

TEST_CASE("the module, and the providers that it requires directly") {
  const Result<graph::Host> host = read_host(k_go_mod, "upstream.tar");
  REQUIRE(test::shown(host) == "");
  CHECK(host->module == "x.org/up/collector");
  CHECK(host->providers == std::vector<std::string>{"x.org/confmap/provider/env"});
  CHECK_FALSE(host->has_known_settings);
}

TEST_CASE("settings are known only where upstream declares them") {
  CHECK(has_settings("internal/collector/collector.go", k_collector));
  CHECK(has_settings("internal/collector/other.go", k_collector));
  CHECK_FALSE(has_settings("internal/other/collector.go", k_collector));
  CHECK_FALSE(has_settings("internal/collector/collector.txt", k_collector));
  CHECK_FALSE(has_settings("internal/collector/collector.go", without(k_collector, "cfgProSet")));
  CHECK_FALSE(
      has_settings("internal/collector/collector.go", without(k_collector, ", version string")));
}

TEST_CASE("comments and names do not matter, and a long line is read like another") {
  std::string text = k_collector;
  text.insert(text.find("Settings\n") + 8, " // of upstream");
  text.replace(text.find("logger *zap"), 6, "_");
  CHECK(has_settings("internal/collector/collector.go", text));
  CHECK_FALSE(has_settings("internal/collector/collector.go",
                           "\tcfgProSet" + std::string(1000000, ' ') + "x\n"));
}

TEST_CASE("the package that tells components about Lambda's events") {
  const std::string notifier = "package lambdalifecycle\n\nfunc SetNotifier(n Notifier) {\n";
  CHECK(host_with("lambdalifecycle/notifier.go", notifier).lifecycle ==
        "x.org/up/collector/lambdalifecycle");
  CHECK(host_with("lambdalifecycle/notifier.go", "package lambdalifecycle\n").lifecycle.empty());
  CHECK(host_with("lambdalifecycle/notifier.txt", notifier).lifecycle.empty());
  CHECK(host_with("other/notifier.go", notifier).lifecycle.empty());
}

TEST_CASE("a folder without a module is a fault") {
  CHECK(test::shown(read_host(Tree(), "tree.tar")) ==
        "tree.tar: error: the upstream's folder contains no Go module\n");
}

}  // namespace ocelot::steps
