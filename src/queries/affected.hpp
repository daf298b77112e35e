// affected: the layers that a change touches, by the graph that the build uses.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/plan.hpp"

namespace ocelot::queries {

/// A declaration with all that is made of it.
struct State {
  const graph::Plan& plan;
  const graph::Graph& graph;
};

/// What changed. Without an earlier state, a change of the declaration itself touches every layer,
/// as nothing says what it was.
struct Change {
  std::vector<std::string> files;  ///< their paths as the graph has them; deleted ones too
  const State* before = nullptr;
};

struct AffectedLayer {
  std::string distribution;
  model::Architecture architecture = model::Architecture::amd64;
  std::string artifact;             ///< the layer's path
  std::vector<std::string> causes;  ///< changed files, and what the declaration changed; sorted
};

struct Affected {
  std::vector<AffectedLayer> layers;               ///< sorted by distribution, then architecture
  std::vector<std::string> removed_layers;         ///< that there were before; their paths
  std::vector<std::string> distributions() const;  ///< of the layers; sorted, each once
};

Affected find_affected(const State& now, const Change& change);

}  // namespace ocelot::queries
