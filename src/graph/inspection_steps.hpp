// The steps that list the components of layers and check their configurations. In: a plan with its
// inspections. Out: steps of the graph.
#pragma once

#include <string_view>

#include "graph/file_ids.hpp"
#include "graph/graph.hpp"

namespace ocelot::graph {

class InspectionSteps {
 public:
  /// All four must outlive this.
  InspectionSteps(const Plan& plan, const ProjectInputs& project, FileIds& files, Graph& graph)
      : plan_(plan), project_(project), files_(files), graph_(graph) {}

  /// Adds the steps for all inspections of the plan and for all layers to which one applies.
  void add();

 private:
  void add_inspect(const InspectionPlan& inspection);
  void add_validate(const ArtifactPlan& layer);
  void add_step(Step step, StepRequest<InGraph> request);
  FileId file(std::string_view path) { return files_.id_of(path); }

  const Plan& plan_;
  const ProjectInputs& project_;
  FileIds& files_;
  Graph& graph_;
};

}  // namespace ocelot::graph
