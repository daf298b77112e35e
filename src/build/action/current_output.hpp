// Whether outputs are those of the current declaration.
#pragma once

#include <map>

#include "graph/graph.hpp"
#include "graph/ninja_writer.hpp"

namespace ocelot::action {

/// Examines the last runs of steps, each once. The current folder is the project.
class CurrentOutputs {
 public:
  CurrentOutputs(const graph::Graph& graph, const graph::Machine& machine);

  /// Whether the last runs of the step that makes a file, and of all steps before it, had the same
  /// options, inputs and tools as they would have now, by the records of those runs. Also false if
  /// there is no record, or if an input cannot be read.
  bool contain(graph::FileId file);

 private:
  bool is_current(const graph::Step& step);
  bool has_current_record(const graph::Step& step) const;

  const graph::Graph& graph_;
  const graph::Machine& machine_;
  std::map<std::size_t, const graph::Step*> makers_;
  std::map<const graph::Step*, bool> examined_;
};

}  // namespace ocelot::action
