// From the needed steps to what they read.
#include "queries/sources.hpp"

#include <set>

#include "queries/needed_steps.hpp"

namespace ocelot::queries {

std::vector<std::string> find_sources(const Edges& edges, const std::vector<graph::FileId>& files) {
  const graph::Graph& graph = edges.graph();
  std::set<std::string> paths;
  const auto add = [&](const std::vector<graph::FileId>& inputs) {
    for (graph::FileId id : inputs) {
      if (!edges.maker(id)) paths.insert(graph.path(id));
    }
  };
  add(graph.generator_inputs);
  for (StepId id : find_steps(edges, files)) {
    add(graph.steps[id.index].inputs);
    add(graph.steps[id.index].order_only);
  }
  return {paths.begin(), paths.end()};
}

}  // namespace ocelot::queries
