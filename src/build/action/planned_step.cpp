// Writes the words of a step, and reads them back.
#include "build/action/planned_step.hpp"

#include "build/action/step_command_line.hpp"
#include "graph/contract/step_words.hpp"

namespace ocelot::action {

namespace {

console::Words words_of(const graph::Graph& graph, const graph::Step& step,
                        const graph::Machine& machine) {
  struct ToWord {
    const graph::Graph& graph;
    const graph::Machine& machine;
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(graph::FileId id) const { return graph.path(id); }
    std::string operator()(graph::Tool tool) const { return graph::path_of(tool, machine); }
  };
  console::Words words;
  for (const graph::Argument& argument : to_words(step.request))
    words.push_back(std::visit(ToWord{graph, machine}, argument));
  if (machine.no_cache) words.push_back("--no-cache");
  for (std::string& word : graph::sandbox_words(step.contract(), machine))
    words.push_back(std::move(word));
  return words;
}

}  // namespace

Result<PlannedStep> plan_step(const graph::Graph& graph, const graph::Step& step,
                              const graph::Machine& machine) {
  const graph::StepCommand& command = *graph::find_step_command(step.contract().name);
  Result<console::Arguments> arguments =
      console::Arguments::read(command_line(command), words_of(graph, step, machine));
  if (!arguments) return fail(arguments.error());
  Result<graph::StepRequest<graph::InWords>> request = graph::read_request(command, *arguments);
  if (!request) return fail(request.error());
  const Result<steps::ToolSandbox> sandbox = sandbox_of(*arguments);
  if (!sandbox) return fail(sandbox.error());
  return PlannedStep{&command, std::move(*arguments), std::move(*request), *sandbox};
}

}  // namespace ocelot::action
