// affected: the layers, libraries, plugins and executables that a change affects, by the graph that
// the build uses.
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

/// What changed. Without an earlier state, a change of the declaration itself affects every
/// artifact, as nothing says what it was.
struct Change {
  std::vector<std::string> files;  ///< their paths as the graph has them; deleted ones too
  const State* before = nullptr;
  std::string of_everything{};  ///< a cause that affects every artifact; empty if there is none
};

struct AffectedArtifact {
  std::string distribution;
  model::Architecture architecture = model::Architecture::amd64;
  std::string path;
  std::vector<std::string> files;   ///< all that a build writes for it; `path` is the first
  std::vector<std::string> causes;  ///< changed files, and changes of the declaration; sorted
};

struct Affected {
  std::vector<AffectedArtifact> artifacts;     ///< sorted by distribution, then architecture
  std::vector<std::string> removed_artifacts;  ///< paths of those that are no longer built

  std::vector<std::string> distributions() const;  ///< of the artifacts; sorted, each once
};

Affected find_affected(const State& now, const Change& change);

}  // namespace ocelot::queries
