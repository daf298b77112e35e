// A walk from what is made back to what is read.
#include "queries/needed_steps.hpp"

#include <algorithm>

namespace ocelot::queries {

using graph::FileId;

std::vector<StepId> find_steps(const Edges& edges, const std::vector<FileId>& files) {
  const auto& steps = edges.graph().steps;
  std::vector<bool> is_needed(steps.size());
  std::vector<FileId> waiting = files;
  while (!waiting.empty()) {
    const auto step = edges.maker(waiting.back());
    waiting.pop_back();
    if (!step || is_needed[step->index]) continue;
    is_needed[step->index] = true;
    for (const auto* before : {&steps[step->index].inputs, &steps[step->index].order_only})
      waiting.insert(waiting.end(), before->begin(), before->end());
  }
  std::vector<StepId> needed;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (is_needed[i]) needed.push_back(StepId{i});
  }
  return needed;
}

}  // namespace ocelot::queries
