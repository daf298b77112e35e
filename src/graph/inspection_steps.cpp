// One inspection for each program, one validation for each layer.
#include "graph/inspection_steps.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/generated_sources.hpp"
#include "graph/input_content.hpp"
#include "graph/paths.hpp"

namespace ocelot::graph {

void InspectionSteps::add() {
  for (const InspectionPlan& inspection : plan_.inspections) add_inspect(inspection);
  for (const ArtifactPlan& artifact : plan_.layers) {
    if (artifact.inspection) add_validate(artifact);
  }
}

void InspectionSteps::add_step(Step step, StepRequest<InGraph> request) {
  step.request = std::move(request);
  graph_.steps.push_back(std::move(step));
}

// A layer compiles the packages, so it is made first.
void InspectionSteps::add_inspect(const InspectionPlan& inspection) {
  const model::Architecture architecture = *plan_.choice.inspected;
  InspectRequest<InGraph> request;
  request.go = Tool::go;
  request.go_version = plan_.go_version();
  request.architecture = model::name_of(architecture);
  for (model::Architecture applicable : inspection.applies_to)
    request.applies_to.emplace_back(model::name_of(applicable));
  request.tags = fmt::format("{}", fmt::join(inspection.tags, ","));
  request.templates = digest_of_sources("inspect");
  request.go_options = inspection.go_options;
  request.output = file(component_list_path(inspection.id));
  request.program = file(inspect_program_path(inspection.id));
  request.tree = file(tree_path(plan_.trees[inspection.tree.index].id));
  Step step;
  step.outputs = {request.output, request.program};
  step.inputs = {request.tree};
  if (inspection.is_layer_built)
    step.order_only = {file(raw_layer_path(architecture, inspection.distribution))};
  step.description = fmt::format("inspect {}", inspection.distribution);
  add_step(std::move(step), std::move(request));
}

void InspectionSteps::add_validate(const ArtifactPlan& layer) {
  ValidateRequest<InGraph> request;
  const std::string& id = plan_.inspections[layer.inspection->index].id;
  request.program = file(inspect_program_path(id));
  request.components = file(component_list_path(id));
  if (layer.config_file) request.config = file(*layer.config_file);
  request.values = layer.config_values;
  request.output = file(validation_path(layer.architecture, layer.distribution));
  request.layer = file(raw_layer_path(layer.architecture, layer.distribution));
  Step step;
  step.outputs = {request.output};
  step.inputs = {request.program, *request.components, request.layer};
  if (request.config) step.inputs.push_back(*request.config);
  request.content = content_of(step.inputs, graph_, project_);
  step.description =
      fmt::format("validate {} {}", layer.distribution, model::name_of(layer.architecture));
  add_step(std::move(step), std::move(request));
}

}  // namespace ocelot::graph
