// Reads the declaration and upstream's tree, and compares them.
#include "build/action/check_step.hpp"

#include <algorithm>
#include <map>

#include "build/steps/step_outputs.hpp"
#include "build/steps/toolchain.hpp"
#include "declaration/model/model.hpp"
#include "declaration/model/project_files.hpp"
#include "project/snapshot.hpp"
#include "queries/check.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"

namespace ocelot::action {

namespace {

// Each set of experiments is tried once.
Diagnostics find_unknown_experiments(const model::Model& model, const CheckRequest& request,
                                     const steps::Tools& tools) {
  std::map<std::string, Place> experiments;
  for (const model::Distribution& distribution : model.distributions) {
    const bool is_chosen =
        request.distributions.empty() ||
        std::ranges::find(request.distributions, distribution.name) != request.distributions.end();
    if (is_chosen && !distribution.is_abstract && distribution.go.experiment)
      experiments.emplace(distribution.go.experiment->value, distribution.go.experiment->place);
  }
  Diagnostics faults;
  for (const auto& [name, place] : experiments) {
    const Status known = steps::check_experiment(tools, request.output, name, place);
    if (!known) append(faults, known.error());
  }
  return faults;
}

}  // namespace

Status check_declaration(const CheckRequest& request) {
  const Result<Tree> upstream = io::read_tar(request.upstream);
  if (!upstream) return fail(upstream.error());
  const Result<model::ProjectFiles> files =
      project::read_project(project::Root("."), project::sort_inputs(request.declaration));
  if (!files) return fail(files.error());
  const Result<project::LoadedModel> model = project::load_model(*files);
  if (!model) return fail(model.error());
  const steps::Tools tools{steps::find_tool(request.go), {}, request.go_version.value_or("")};
  Result<golang::GoToolchain> go = steps::ask_toolchain(tools, request.output);
  if (!go) return fail(go.error());
  Diagnostics faults = queries::check({model->model,
                                       {request.distributions.begin(), request.distributions.end()},
                                       *upstream,
                                       std::move(*go)});
  append(faults, find_unknown_experiments(model->model, request, tools));
  if (!faults.empty()) return fail(std::move(faults));
  return steps::write_output(request.output, "ok\n");
}

}  // namespace ocelot::action
