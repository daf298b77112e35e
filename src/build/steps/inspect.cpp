// inspect: builds a program of a layer's tree that lists the layer's components.
#include <fmt/format.h>

#include "build/steps/go_build.hpp"
#include "build/steps/inspection.hpp"
#include "build/steps/module_check.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/steps.hpp"
#include "build/steps/upstream_host.hpp"
#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::steps {

namespace {

// The tree of the layer, and in it the program's sources, which the layer does not have.
Result<Tree> tree_with_program(const std::string& tar) {
  Result<Tree> tree = io::read_tar(tar);
  if (!tree) return tree;
  const Result<graph::Host> host = read_host(*tree, tar);
  if (!host) return fail(host.error());
  for (graph::SourceFile& file : graph::inspect_sources(*host))
    tree->push_back({std::move(file.path), std::move(file.content), TreeEntry::Kind::regular});
  sort_by_path(*tree);
  return tree;
}

// The packages of the layer are in the Go cache if the layer was built here.
Status build_program(const StepWorkspace& workspace, const InspectRequest& request,
                     const Tree& tree, const PlaceLookup& places) {
  const Compilation compilation{request.architecture, request.tags, std::string(k_default_mode),
                                fmt::format("./{}", graph::k_inspect_folder)};
  const Result<std::string> listed = compile_packages(workspace, compilation, places);
  if (!listed) return fail(listed.error());
  if (Status same = check_modules({tree, *listed, request.output}, places); !same) return same;
  return workspace.run("link the program that lists the layer's components",
                       link_command(compilation, {k_inspect_program}));
}

bool is_list(const Json& answer) {
  const Json* const components = answer.find("components");
  return components != nullptr && components->is_array();
}

Status write_list(const StepWorkspace& workspace, const InspectRequest& request) {
  Result<Json> answer = ask_program(workspace, "list the layer's components", {}, is_list);
  if (!answer) return fail(answer.error());
  Json list = {
      {"version", std::uint64_t{1}}, {"kind", "components"}, {"architectures", request.applies_to}};
  list.add_all(std::move(*answer));
  return write_output(request.output, list.text());
}

}  // namespace

Status run(const InspectRequest& request, const StepEnvironment& environment) {
  const Result<Tree> tree = tree_with_program(request.tree);
  if (!tree) return fail(tree.error());
  Result<StepWorkspace> workspace = StepWorkspace::open(
      {find_tool(request.go), {}, request.go_version.value_or("")}, request.output, environment);
  if (!workspace) return fail(workspace.error());
  if (Status done = io::lay_out(*tree, workspace->tree()); !done) return done;
  workspace->set_target(request.architecture);
  set_go_options(*workspace, request.go_options);
  if (Status done = build_program(*workspace, request, *tree, environment.places); !done)
    return done;
  if (Status done = write_list(*workspace, request); !done) return done;
  const Result<io::Descriptor> program = workspace->open_created_file(k_inspect_program);
  if (!program) return fail(program.error());
  return install_output(*program, request.program);
}

}  // namespace ocelot::steps
