// Reads the declaration and upstream's tree, and compares them.
#include "build/action/check_step.hpp"

#include "build/steps/step_outputs.hpp"
#include "build/steps/toolchain.hpp"
#include "declaration/model/model.hpp"
#include "declaration/model/project_files.hpp"
#include "project/snapshot.hpp"
#include "queries/check.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"

namespace ocelot::action {

Status check_declaration(const CheckRequest& request) {
  const Result<Tree> upstream = io::read_tar(request.upstream);
  if (!upstream) return fail(upstream.error());
  const Result<model::ProjectFiles> files =
      project::read_project(project::Root("."), project::sort_inputs(request.declaration));
  if (!files) return fail(files.error());
  const Result<project::LoadedModel> model = project::load_model(*files);
  if (!model) return fail(model.error());
  Result<golang::GoToolchain> go = steps::ask_toolchain(
      {steps::find_tool(request.go), {}, request.go_version.value_or("")}, request.output);
  if (!go) return fail(go.error());
  Diagnostics faults = queries::check({model->model,
                                       {request.distributions.begin(), request.distributions.end()},
                                       *upstream,
                                       std::move(*go)});
  if (!faults.empty()) return fail(std::move(faults));
  return steps::write_output(request.output, "ok\n");
}

}  // namespace ocelot::action
