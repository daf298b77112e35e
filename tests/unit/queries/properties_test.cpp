// The properties of a distribution: their values, and the text for a missing value.
#include "queries/properties.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/asked.hpp"

namespace ocelot::queries {

namespace {

std::string shown_properties(const test::Asked& asked, const std::string& name) {
  const model::Distribution& distribution = asked.distribution(name);
  std::string text;
  for (const Property& property : properties())
    text += fmt::format("{}: '{}' '{}'\n", property.name, property.value(distribution),
                        shown_value(property, distribution));
  return text;
}

}  // namespace

TEST_CASE("Only a layer that is built has the default of layers") {
  const test::Asked asked = test::ask(
      test::project(test::k_two,
                    "lib: {kind: shared-library, buildtags: [lambdacomponents.custom]}\n"
                    "mark: {kind: plugin, library: lib, component: exporter.foo}\n"
                    "parts: {abstract: true}\n"
                    "plain: {base: parts}\n"
                    "with-file: {base: parts, config-file: c.yaml, config-env: {A: b c, s3:x: ''}, "
                    "omit-providers: [vault, s3], go: {symbols: keep, ldflags: -X a=b}, "
                    "max-size: {binary: 1 GB, zip: 15 MB}, "

                    "max-start: {next: 150 ms, memory: 64 MB}}\n"));
  CHECK(shown_properties(asked, "mark") ==
        "built_as: 'plugin' 'plugin'\n"
        "plugins: '' ''\n"
        "library: 'lib' 'lib'\n"
        "component: 'exporter.foo' 'exporter.foo'\n"
        "config_file: '' ''\n"
        "config_env: '' ''\n"
        "omit_providers: '' ''\n"
        "go_settings: '' ''\n"
        "max_size: '' ''\n"
        "max_start: '' ''\n");
  CHECK(shown_properties(asked, "parts") ==
        "built_as: '' ''\n"
        "plugins: '' ''\n"
        "library: '' ''\n"
        "component: '' ''\n"
        "config_file: '' ''\n"
        "config_env: '' ''\n"
        "omit_providers: '' ''\n"
        "go_settings: '' ''\n"
        "max_size: '' ''\n"
        "max_start: '' ''\n");
  CHECK(shown_properties(asked, "plain") ==
        "built_as: 'layer' 'layer'\n"
        "plugins: '' ''\n"
        "library: '' ''\n"
        "component: '' ''\n"
        "config_file: '' 'upstream's own config.yaml'\n"
        "config_env: '' ''\n"
        "omit_providers: '' ''\n"
        "go_settings: '' ''\n"
        "max_size: '' ''\n"
        "max_start: '' ''\n");
  CHECK(shown_properties(asked, "with-file") ==
        "built_as: 'layer' 'layer'\n"
        "plugins: '' ''\n"
        "library: '' ''\n"
        "component: '' ''\n"
        "config_file: 'config/examples/c.yaml' 'config/examples/c.yaml'\n"
        "config_env: 'env:A=b c s3:x=' 'env:A=b c s3:x='\n"
        "omit_providers: 's3 vault' 's3 vault'\n"
        "go_settings: 'ldflags=-X a=b symbols=keep' 'ldflags=-X a=b symbols=keep'\n"
        "max_size: 'zip=15 MB binary=1 GB' 'zip=15 MB binary=1 GB'\n"
        "max_start: 'next 150 ms, memory 64 MB' 'next 150 ms, memory 64 MB'\n");
}

}  // namespace ocelot::queries
