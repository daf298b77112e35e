// The steps for some layers are exactly those that are needed.
#include "queries/needed_steps.hpp"

#include <doctest/doctest.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::ask;
using test::Asked;
using test::k_three;
using test::k_two;

namespace {

std::string steps_of(const Asked& asked, const std::vector<std::string>& paths) {
  const Edges edges(asked.graph);
  std::vector<graph::FileId> files;
  for (const std::string& path : paths) files.push_back(*edges.find(path));
  std::string all;
  for (StepId id : find_steps(edges, files)) all += asked.graph.steps[id.index].description + "\n";
  return all;
}

}  // namespace

TEST_CASE("The steps on the way to a layer, and those that are waited for") {
  const Asked asked = ask(test::project(k_two, k_three));
  const std::string clone = asked.graph.steps[0].description;
  CHECK(steps_of(asked, {"build/collector-arm64-more.zip"}) ==
        clone +
            "\nprobe version\noverlay exporter.foo\ncheck the declaration against upstream\n"
            "gomod exporter.foo\npackage more arm64\nrename build/collector-arm64-more.zip\n");
}

TEST_CASE("Nothing makes what is only read") {
  const Asked asked = ask(test::project(k_two, k_three));
  CHECK(steps_of(asked, {"config/distributions.yaml"}).empty());
  CHECK(steps_of(asked, {}).empty());
}

TEST_CASE("All layers need every step") {
  const Asked asked = ask(test::project(k_two, k_three));
  const Edges edges(asked.graph);
  CHECK(find_steps(edges, asked.graph.targets.back().files).size() == asked.graph.steps.size());
}

}  // namespace ocelot::queries
