// Hashes the digests of the files with their paths.
#include "graph/input_content.hpp"

namespace ocelot::graph {

std::optional<std::string> content_of(const std::vector<FileId>& inputs, const Graph& graph,
                                      const ProjectInputs& project) {
  Hasher hasher;
  bool is_empty = true;
  for (FileId id : inputs) {
    const auto found = project.digests.find(graph.path(id));
    if (found == project.digests.end()) continue;
    hasher.field(found->first, found->second.hex());
    is_empty = false;
  }
  return is_empty ? std::nullopt : std::optional(hasher.digest().hex());
}

}  // namespace ocelot::graph
