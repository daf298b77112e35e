// Sources are where Go looks for them, filled in for the upstream.
#include "graph/generated_sources.hpp"

#include <doctest/doctest.h>

namespace ocelot::graph {

namespace {

const Host k_host = {"x.org/up/collector",
                     {"go.opentelemetry.io/collector/confmap/provider/envprovider",
                      "x.org/confmap/provider/s3provider"}};

std::string paths(const std::vector<SourceFile>& sources) {
  std::string all;
  for (const SourceFile& one : sources) all += one.path + "\n";
  return all;
}

const std::string* content_of(const std::vector<SourceFile>& sources, std::string_view path) {
  for (const SourceFile& one : sources) {
    if (one.path == path) return &one.content;
  }
  return nullptr;
}

void check_expanded(const std::vector<SourceFile>& sources) {
  for (const SourceFile& one : sources) {
    CAPTURE(one.path);
    for (const char* name : {"{{module}}", "{{import}}", "{{type}}", "{{component}}"})
      CHECK(one.content.find(name) == std::string::npos);
  }
}

}  // namespace

TEST_CASE("a library has its header, and a file for each provider") {
  const auto sources = library_sources(k_host);
  check_expanded(sources);
  CHECK(content_of(sources, k_library_header) != nullptr);
  CHECK(content_of(sources, "ocelot/library/main.go") != nullptr);
  CHECK(content_of(sources, "ocelot/library/entries.go") != nullptr);
  CHECK(content_of(sources, "ocelot/library/provider.go") == nullptr);
  const std::string* provider = content_of(sources, "ocelot/library/provider_s3provider.go");
  REQUIRE(provider != nullptr);
  CHECK(provider->find("import provider \"x.org/confmap/provider/s3provider\"") !=
        std::string::npos);
  CHECK(content_of(sources, "ocelot/library/plugin_set.go")->find("\"x.org/up/collector/lambda") !=
        std::string::npos);
}

TEST_CASE("an executable has its main, what it shares with a library, and the same providers") {
  const auto sources = executable_sources(k_host);
  check_expanded(sources);
  CHECK(paths(sources) ==
        "ocelot/executable/main.go\nocelot/executable/feature_gates.go\n"
        "ocelot/executable/providers.go\nocelot/executable/provider_envprovider.go\n"
        "ocelot/executable/provider_s3provider.go\n");
  const auto library = library_sources(k_host);
  for (const char* name : {"feature_gates.go", "providers.go"}) {
    const std::string* shared = content_of(library, std::string("ocelot/library/") + name);
    REQUIRE(shared != nullptr);
    CHECK(*shared == *content_of(sources, std::string("ocelot/executable/") + name));
  }
}

TEST_CASE("an executable with plugins has the same, and what takes in plugins") {
  const auto sources = plugin_executable_sources(k_host);
  check_expanded(sources);
  CHECK(paths(sources) ==
        "ocelot/executable/main.go\nocelot/executable/plugin_option.go\n"
        "ocelot/executable/feature_gates.go\nocelot/executable/providers.go\n"
        "ocelot/executable/plugin_set.go\nocelot/executable/provider_envprovider.go\n"
        "ocelot/executable/provider_s3provider.go\n");
}

TEST_CASE("the program that inspects reads upstream's settings, or takes the providers of go.mod") {
  Host host = k_host;
  const auto unknown = inspect_sources(host);
  check_expanded(unknown);
  CHECK(content_of(unknown, "ocelot/inspect/main.go") != nullptr);
  CHECK(content_of(unknown, "ocelot/inspect/entries.go") != nullptr);
  CHECK(content_of(unknown, "ocelot/inspect/provider_envprovider.go") != nullptr);
  CHECK(content_of(unknown, "internal/collector/ocelot_settings.go") == nullptr);
  CHECK(content_of(unknown, "ocelot/inspect/settings.go")->find("settingsAreUpstreams = false") !=
        std::string::npos);
  host.has_known_settings = true;
  const auto known = inspect_sources(host);
  check_expanded(known);
  CHECK(content_of(known, "ocelot/inspect/main.go") != nullptr);
  CHECK(content_of(known, "ocelot/inspect/provider_envprovider.go") == nullptr);
  CHECK(content_of(known, "internal/collector/ocelot_settings.go") != nullptr);
  CHECK(content_of(known, "ocelot/inspect/settings.go")->find("settingsAreUpstreams = true") !=
        std::string::npos);
}

TEST_CASE("a plugin has its main, and the package that its component joins") {
  const auto sources =
      plugin_sources(k_host, "processor", "processor.mark", "ocelot/plugins/processor.mark");
  check_expanded(sources);
  CHECK(paths(sources) ==
        "ocelot/plugins/processor.mark/component/factories.go\n"
        "ocelot/plugins/processor.mark/main.go\n");
  CHECK(sources[0].content.find("package processor\n") != std::string::npos);
  CHECK(sources[1].content.find("\"x.org/up/collector/ocelot/plugins/processor.mark/component\"") !=
        std::string::npos);
}

TEST_CASE("each kind's templates have a digest of their own") {
  CHECK(digest_of_sources("plugin") == digest_of_sources("plugin"));
  CHECK(digest_of_sources("plugin") != digest_of_sources("shared-library"));
  CHECK(digest_of_sources("plugin") != digest_of_sources("executable"));
  CHECK(digest_of_sources("executable-with-plugins") != digest_of_sources("executable"));
  CHECK(digest_of_sources("plugin").size() == 64);
}

}  // namespace ocelot::graph
