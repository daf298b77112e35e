// Indices over a graph.
#include "queries/edges.hpp"

namespace ocelot::queries {

using graph::FileId;

Edges::Edges(const graph::Graph& graph)
    : graph_(graph),
      makers_(graph.files.size()),
      users_(graph.files.size()),
      waiters_(graph.files.size()) {
  for (std::size_t i = 0; i < graph.files.size(); ++i) ids_.emplace(graph.files[i].path, FileId{i});
  for (std::size_t i = 0; i < graph.steps.size(); ++i) {
    for (FileId id : graph.steps[i].outputs) makers_[id.index] = StepId{i};
    for (FileId id : graph.steps[i].inputs) users_[id.index].push_back(StepId{i});
    for (FileId id : graph.steps[i].order_only) waiters_[id.index].push_back(StepId{i});
  }
}

std::optional<FileId> Edges::find(std::string_view path) const {
  const auto found = ids_.find(path);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<bool> Edges::made_from(const std::vector<FileId>& files) const {
  std::vector<bool> reached(graph_.files.size());
  std::vector<FileId> waiting = files;
  while (!waiting.empty()) {
    const FileId file = waiting.back();
    waiting.pop_back();
    if (reached[file.index]) continue;
    reached[file.index] = true;
    if (const auto step = maker(file)) {
      const std::vector<FileId>& inputs = graph_.steps[step->index].inputs;
      waiting.insert(waiting.end(), inputs.begin(), inputs.end());
    }
  }
  return reached;
}

}  // namespace ocelot::queries
