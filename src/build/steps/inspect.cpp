// inspect: builds a program of a layer's tree that lists the layer's components.
#include <fmt/format.h>

#include "build/steps/go_build.hpp"
#include "build/steps/inspection.hpp"
#include "build/steps/module_check.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/steps.hpp"
#include "build/steps/unsupported_upstream.hpp"
#include "build/steps/upstream_host.hpp"
#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::steps {

namespace {

// The program's sources are not in the layer.
struct Sources {
  Tree tree;
  graph::Host host;
};

Result<Sources> add_program(const std::string& tar) {
  Result<Tree> tree = io::read_tar(tar);
  if (!tree) return fail(tree.error());
  Result<graph::Host> host = read_host(*tree, tar);
  if (!host) return fail(host.error());
  for (graph::SourceFile& file : graph::inspect_sources(*host))
    tree->push_back({std::move(file.path), std::move(file.content), TreeEntry::Kind::regular});
  sort_by_path(*tree);
  return Sources{std::move(*tree), std::move(*host)};
}

Compilation compilation_of(const InspectRequest& request) {
  return {request.architecture, request.tags, std::string(k_default_mode),
          fmt::format("./{}", graph::k_inspect_folder)};
}

Status link_program(const StepWorkspace& workspace, const InspectRequest& request, const Tree& tree,
                    const std::string& listed, const PlaceLookup& places) {
  if (Status same = check_modules({tree, listed, request.output}, places); !same) return same;
  return workspace.run("link the program that lists the layer's components",
                       link_command(compilation_of(request), {k_inspect_program}));
}

bool is_list(const Json& answer) {
  const Json* const components = answer.find("components");
  return components != nullptr && components->is_array() && answer.find("not_run") == nullptr;
}

Status write_list(const InspectRequest& request, Json content) {
  Json list = {
      {"version", std::uint64_t{1}}, {"kind", "components"}, {"architectures", request.applies_to}};
  list.add_all(std::move(content));
  return write_output(request.output, list.text());
}

Status write_answer(const StepWorkspace& workspace, const InspectRequest& request) {
  Result<Json> answer = ask_program(workspace, "list the layer's components", {}, is_list);
  if (!answer) return fail(answer.error());
  return write_list(request, std::move(*answer));
}

// There is no program, so its file is empty.
Status write_reason(const InspectRequest& request, const std::string& reason) {
  if (Status written = write_list(request, {{"not_run", reason}}); !written) return written;
  return write_output(request.program, "");
}

Status install_program(const StepWorkspace& workspace, const InspectRequest& request) {
  const Result<io::Descriptor> program = workspace.open_created_file(k_inspect_program);
  if (!program) return fail(program.error());
  return install_output(*program, request.program);
}

}  // namespace

Status run(const InspectRequest& request, const StepEnvironment& environment) {
  const Result<Sources> sources = add_program(request.tree);
  if (!sources) return fail(sources.error());
  Result<StepWorkspace> workspace = StepWorkspace::open(
      {find_tool(request.go), {}, request.go_version.value_or("")}, request.output, environment);
  if (!workspace) return fail(workspace.error());
  if (Status done = io::lay_out(sources->tree, workspace->tree()); !done) return done;
  workspace->set_target(request.architecture);
  set_go_options(*workspace, request.go_options);
  // The packages of the layer are in the Go cache if the layer was built here.
  const auto listed = compile_packages(*workspace, compilation_of(request), environment.places);
  if (!listed) {
    const auto reason = find_unsupported(workspace->log(), sources->host);
    return reason ? write_reason(request, *reason) : fail(listed.error());
  }
  if (Status done = link_program(*workspace, request, sources->tree, *listed, environment.places);
      !done)
    return done;
  if (Status done = write_answer(*workspace, request); !done) return done;
  return install_program(*workspace, request);
}

}  // namespace ocelot::steps
