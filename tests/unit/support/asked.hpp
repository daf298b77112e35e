// A project made of text, with its plan and its graph, for queries.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "declaration/model/make_model.hpp"
#include "declaration/model/project_files.hpp"
#include "graph/make_graph.hpp"
#include "graph/make_plan.hpp"
#include "queries/affected.hpp"
#include "queries/catalog.hpp"
#include "queries/upstream_components.hpp"
#include "support/project.hpp"
#include "support/text.hpp"

namespace ocelot::test {

struct Asked {
  model::Model model;
  graph::Plan plan;
  graph::Graph graph;
  std::optional<std::vector<model::Component>> upstream;

  queries::Catalog catalog() const { return {model, upstream}; }
  queries::State state() const { return {plan, graph}; }
  const model::Distribution& distribution(const std::string& name) const {
    return *model.find(name);
  }
};

inline const graph::Pin k_pin = graph::PinnedCommit{"https://x.org/up.git", true, "c0"};

/// The project with the files of the components and a config file c.yaml.
inline Asked ask(const model::ProjectFiles& given, const graph::Pin& pin = k_pin) {
  model::ProjectFiles files = given;
  files.examples = {"c.yaml"};
  graph::ProjectInputs inputs{{std::string(model::k_distributions_path)}, {"config"}, {}};
  inputs.named = {"config/examples/c.yaml"};
  for (const SourceRef& source : files.components) inputs.files.push_back(source->path);
  test::Parts<model::Model> model = model::make_model(files);
  REQUIRE(shown(model) == "");
  Asked asked{std::move(model.value), {}, {}, std::nullopt};
  auto plan = graph::make_plan(asked.model, {}, pin);
  REQUIRE(shown(plan) == "");
  asked.plan = std::move(*plan);
  auto graph = graph::make_graph(asked.plan, inputs);
  REQUIRE(shown(graph) == "");
  asked.graph = std::move(*graph);
  return asked;
}

/// Upstream's components, from paths below its folder and their texts.
inline std::vector<model::Component> upstream_of(const Files& files) {
  std::vector<SourceRef> tree;
  for (const auto& [path, text] : files) tree.push_back(make_source(path, text));
  return queries::find_upstream_components(tree);
}

inline std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

/// Two components and three distributions: a base, one that adds foo, and one with everything.
inline const std::string k_three =
    "base: {buildtags: [lambdacomponents.custom, lambdacomponents.receiver.otlp]}\n"
    "more: {base: base, buildtags: [lambdacomponents.exporter.foo], config-file: c.yaml,\n"
    "  architectures: [arm64]}\n"
    "rest: {buildtags: [lambdacomponents.custom, lambdacomponents.all]}\n";
inline const Files k_two = {{"exporter/foo.go", wrapper("exporter.foo")},
                            {"receiver/bar.go", wrapper("receiver.bar")}};
inline const std::string k_modules =
    "dependencies:\n"
    "  lambdacomponents.exporter.foo: [x.org/foo@v1.0.0, x.org/both]\n"
    "  lambdacomponents.receiver.bar: x.org/both\n";

}  // namespace ocelot::test
