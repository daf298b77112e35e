// What an outer build has to watch.
#include "queries/sources.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::ask;
using test::Asked;
using test::k_three;
using test::k_two;

namespace {

std::vector<std::string> sources_of(const Asked& asked, const std::string& path) {
  const Edges edges(asked.graph);
  return find_sources(edges, {*edges.find(path)});
}

bool has(const std::vector<std::string>& paths, const std::string& path) {
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

}  // namespace

TEST_CASE("A layer is made from its components, its configuration and the declaration") {
  const Asked asked = ask(test::project(k_two, k_three));
  const std::vector<std::string> sources = sources_of(asked, "build/collector-arm64-more.zip");
  CHECK(has(sources, "components/collector/lambdacomponents/exporter/foo.go"));
  CHECK(has(sources, "config/distributions.yaml"));
  CHECK(std::is_sorted(sources.begin(), sources.end()));
  for (graph::FileId id : asked.graph.generator_inputs) CHECK(has(sources, asked.graph.path(id)));
}

TEST_CASE("No output is a source") {
  const Asked asked = ask(test::project(k_two, k_three));
  for (const std::string& path : sources_of(asked, "build/collector-arm64-more.zip"))
    CHECK_FALSE(path.starts_with("build/"));
}

}  // namespace ocelot::queries
