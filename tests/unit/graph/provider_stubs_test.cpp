// Providers that are left out: names, stubs, and go.mod.
#include "graph/provider_stubs.hpp"

#include <doctest/doctest.h>

#include "support/text.hpp"

namespace ocelot::graph {

namespace {

constexpr std::string_view k_go_mod =
    "module x.org/up\n"
    "\n"
    "go 1.24.11\n"
    "\n"
    "replace x.org/confmap/provider/s3provider => ../other\n"
    "\n"
    "require (\n"
    "\tx.org/confmap/provider/envprovider v1.0.0\n"
    "\tx.org/confmap/provider/s3provider v1.0.0\n"
    "\tx.org/confmap/provider/vaultprovider v1.0.0 // indirect\n"
    ")\n";

Tree upstream() {
  return {{"go.mod", std::string(k_go_mod), TreeEntry::Kind::regular},
          {"go.sum", "x.org/confmap/provider/s3provider v1.0.0 h1:a=\n", TreeEntry::Kind::regular}};
}

std::string content_of(const Tree& tree, std::string_view path) {
  const TreeEntry* const entry = find_entry(tree, path);
  return entry == nullptr ? "none" : entry->content;
}

}  // namespace

TEST_CASE("the name of a provider is in its module's path") {
  CHECK(provider_of("x.org/confmap/provider/s3provider") == "s3");
  CHECK(provider_of("x.org/confmap/provider/s3") == std::nullopt);
  CHECK(provider_of("x.org/confmap/provider/s3provider/internal") == std::nullopt);
  CHECK(provider_of("x.org/s3provider") == std::nullopt);
}

TEST_CASE("a stub replaces the module, with upstream's go directive and no requirement") {
  Tree tree = upstream();
  REQUIRE(test::shown(omit_providers(tree, {"s3"})) == "");
  CHECK(content_of(tree, "go.mod") ==
        "module x.org/up\n"
        "\n"
        "go 1.24.11\n"
        "\n"
        "\n"
        "require (\n"
        "\tx.org/confmap/provider/envprovider v1.0.0\n"
        "\tx.org/confmap/provider/s3provider v1.0.0\n"
        "\tx.org/confmap/provider/vaultprovider v1.0.0 // indirect\n"
        ")\n"
        "\n"
        "replace x.org/confmap/provider/s3provider => ./ocelot/omitted/s3\n");
  CHECK(content_of(tree, "go.sum") == "x.org/confmap/provider/s3provider v1.0.0 h1:a=\n");
  CHECK(content_of(tree, "ocelot/omitted/s3/go.mod") ==
        "module x.org/confmap/provider/s3provider\n\ngo 1.24.11\n");
  const std::string stub = content_of(tree, "ocelot/omitted/s3/provider.go");
  CHECK(stub.find("package s3provider\n") != std::string::npos);
  CHECK(stub.find("{{name}}") == std::string::npos);
}

TEST_CASE("nothing left out changes nothing") {
  Tree tree = upstream();
  REQUIRE(test::shown(omit_providers(tree, {})) == "");
  CHECK(tree == upstream());
}

TEST_CASE("only a provider that go.mod requires directly can be left out") {
  Tree tree = upstream();
  CHECK(test::shown(omit_providers(tree, {"vault"})) ==
        "error: upstream's go.mod requires no configuration provider 'vault'\n");
}

}  // namespace ocelot::graph
