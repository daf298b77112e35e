// Where a layer in build/ came from: the action cache, or a build, and what that build was for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "queries/edges.hpp"

namespace ocelot::action {

struct ArtifactOrigin {
  bool is_restored = false;         ///< from the action cache; else it was built
  bool has_earlier = false;         ///< whether the record of an earlier build was there
  std::vector<std::string> causes;  ///< what changed since that record: files that no step makes,
                                    ///< and names of fields; each once
};

/// Reads a file of the project; empty if it cannot be read.
using ReadText = std::function<std::string(const std::string& path)>;

/// The origin of an artifact in the graph. Nothing if no step recorded it.
std::optional<ArtifactOrigin> find_origin(const queries::Edges& edges, graph::FileId artifact,
                                          const ReadText& read);

}  // namespace ocelot::action
