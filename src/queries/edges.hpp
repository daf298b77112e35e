// The graph read in both directions: what makes a file, what uses it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace ocelot::queries {

using StepId = Id<graph::Step>;

class Edges {
 public:
  /// The graph must outlive this.
  explicit Edges(const graph::Graph& graph);

  const graph::Graph& graph() const { return graph_; }

  std::optional<graph::FileId> find(std::string_view path) const;
  std::optional<StepId> maker(graph::FileId file) const { return makers_[file.index]; }

  /// The steps that run again when the file changes.
  const std::vector<StepId>& users(graph::FileId file) const { return users_[file.index]; }
  /// The steps that only have to wait for it.
  const std::vector<StepId>& waiters(graph::FileId file) const { return waiters_[file.index]; }

  /// Every file that these files are made from, directly or not, and the files themselves.
  std::vector<bool> made_from(const std::vector<graph::FileId>& files) const;

 private:
  const graph::Graph& graph_;
  std::map<std::string_view, graph::FileId> ids_;
  std::vector<std::optional<StepId>> makers_;
  std::vector<std::vector<StepId>> users_;
  std::vector<std::vector<StepId>> waiters_;
};

}  // namespace ocelot::queries
