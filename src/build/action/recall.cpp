// Walks from a file to the steps that it needs, and restores their outputs in the order of a build.
#include "build/action/recall.hpp"

#include <filesystem>
#include <map>

#include "build/action/planned_step.hpp"
#include "build/action/run_step.hpp"
#include "build/action/step_key.hpp"
#include "build/steps/step_outputs.hpp"

namespace ocelot::action {

namespace {

class Recaller {
 public:
  Recaller(const graph::Graph& graph, const graph::Machine& machine, const cache::Store& store)
      : graph_(graph), machine_(machine), store_(store) {
    for (const graph::Step& step : graph.steps) {
      for (graph::FileId id : step.outputs) maker_[id.index] = &step;
    }
  }

  bool get(graph::FileId file) {
    const auto maker = maker_.find(file.index);
    if (maker == maker_.end()) return exists(file);
    const auto known = done_.find(maker->second);
    if (known != done_.end()) return known->second;
    const bool is_done = restore(*maker->second);
    done_.emplace(maker->second, is_done);
    return is_done;
  }

 private:
  bool exists(graph::FileId file) const {
    std::error_code none;
    return std::filesystem::exists(graph_.path(file), none);
  }

  // Each input before the next one, so that one that is missing ends the walk.
  bool restore(const graph::Step& step) {
    for (graph::FileId input : step.inputs) {
      if (!get(input)) return false;
    }
    const Result<PlannedStep> planned = plan_step(graph_, step, machine_);
    if (!planned) return false;
    return planned->command->is_cacheable ? restore_outputs(*planned) : copy_files(*planned);
  }

  bool restore_outputs(const PlannedStep& planned) const {
    const StepValues values = values_of(planned.request);
    const Result<cache::ActionKey> key = key_of(*planned.command, values, planned.sandbox);
    if (!key) return false;
    const auto targets = steps::open_outputs(outputs_of(values));
    return targets && store_.get(key->digest(), *targets);
  }

  static bool copy_files(const PlannedStep& planned) {
    return !planned.command->runs_upstream && run_step(planned.request, {}).has_value();
  }

  const graph::Graph& graph_;
  const graph::Machine& machine_;
  const cache::Store& store_;
  std::map<std::size_t, const graph::Step*> maker_;
  std::map<const graph::Step*, bool> done_;
};

}  // namespace

bool recall(const graph::Graph& graph, graph::FileId file, const graph::Machine& machine,
            const cache::Store& store) {
  return Recaller(graph, machine, store).get(file);
}

}  // namespace ocelot::action
