// Compares the key of the step with its record.
#include "build/action/current_output.hpp"

#include "build/action/planned_step.hpp"
#include "build/action/step_key.hpp"
#include "support/io/file.hpp"

namespace ocelot::action {

bool is_current(const graph::Graph& graph, const graph::Step& step, const graph::Machine& machine) {
  const Result<PlannedStep> planned = plan_step(graph, step, machine);
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
