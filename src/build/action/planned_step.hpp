// A step of a graph as Ninja would run it.
#pragma once

#include "build/steps/tool_sandbox.hpp"
#include "graph/contract/step_request.hpp"
#include "graph/graph.hpp"
#include "graph/ninja_writer.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::action {

struct PlannedStep {
  const graph::StepCommand* command = nullptr;
  console::Arguments arguments;
  graph::StepRequest<graph::InWords> request;
  steps::ToolSandbox sandbox;
};

/// Reads the command line that the Ninja file has for a step. Fails only for a step that
/// `ocelot-gen step` would reject.
Result<PlannedStep> plan_step(const graph::Graph& graph, const graph::Step& step,
                              const graph::Machine& machine);

}  // namespace ocelot::action
