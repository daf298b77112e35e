// Compares the keys of steps with their records.
#include "build/action/current_output.hpp"

#include <algorithm>

#include "build/action/planned_step.hpp"
#include "build/action/step_key.hpp"
#include "support/io/file.hpp"

namespace ocelot::action {

CurrentOutputs::CurrentOutputs(const graph::Graph& graph, const graph::Machine& machine)
    : graph_(graph), machine_(machine) {
  for (const graph::Step& step : graph.steps) {
    for (graph::FileId id : step.outputs) makers_[id.index] = &step;
  }
}

bool CurrentOutputs::contain(graph::FileId file) {
  const auto maker = makers_.find(file.index);
  if (maker == makers_.end()) return true;
  const auto known = examined_.find(maker->second);
  if (known != examined_.end()) return known->second;
  return examined_[maker->second] = is_current(*maker->second);
}

bool CurrentOutputs::is_current(const graph::Step& step) {
  return std::ranges::all_of(step.inputs, [&](graph::FileId id) { return contain(id); }) &&
         (!step.contract().records_inputs || has_current_record(step));
}

bool CurrentOutputs::has_current_record(const graph::Step& step) const {
  const Result<PlannedStep> planned = plan_step(graph_, step, machine_);
  if (!planned) return false;
  const StepValues values = values_of(planned->request);
  const Result<cache::ActionKey> now = key_of(*planned->command, values, planned->sandbox);
  if (!now) return false;
  const std::filesystem::path path = record_path(outputs_of(values).front().path);
  const Result<std::string> text = io::read_file(path);
  if (!text) return false;
  const Result<cache::ActionKey> before = cache::read_key(*text, path.string());
  return before && cache::compare(*before, *now).empty();
}

}  // namespace ocelot::action
