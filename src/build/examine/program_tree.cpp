// Uses the Go cache that the build filled.
#include "build/examine/program_tree.hpp"

#include "build/steps/link_key.hpp"
#include "build/steps/toolchain.hpp"
#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::examine {

namespace fs = std::filesystem;

namespace {

constexpr const char* k_linked = "ocelot/linked-program";

Result<steps::StepWorkspace> open_workspace(const ProgramSource& source, const fs::path& output,
                                            const steps::StepEnvironment& environment) {
  Result<steps::StepWorkspace> workspace = steps::StepWorkspace::open(
      {steps::find_tool(source.go), {}, source.go_version}, output, environment);
  if (!workspace) return workspace;
  workspace->set_target(source.compilation.architecture);
  set_go_options(*workspace, source.go_options);
  if (source.cc) {
    workspace->set("CGO_ENABLED", "1");
    workspace->set_compiler(steps::find_tool(*source.cc));
  }
  return workspace;
}

// Nothing reads an archive. A shared library has the same packages.
model::Kind linked_as(model::Kind kind) {
  return kind == model::Kind::archive ? model::Kind::shared_library : kind;
}

}  // namespace

ProgramSource source_of(const steps::PackageRequest& request) {
  return {request.go,   request.go_version.value_or(""),
          std::nullopt, {request.architecture, request.tags},
          request.tree, request.go_options};
}

ProgramSource source_of(const steps::CompileRequest& request) {
  return {request.go,
          request.go_version.value_or(""),
          request.cc,
          {request.architecture, request.tags, steps::mode_of(linked_as(request.kind)),
           "./" + request.package},
          request.tree,
          request.go_options,
          request.program};
}

Result<cache::ActionKey> key_of_program(const ProgramSource& source,
                                        const steps::StepEnvironment& environment) {
  cache::ActionKey key;
  const Result<std::string> go = steps::identify_go(source.go, source.go_version, source.tree);
  if (!go) return fail(go.error());
  key.add_text("go", *go);
  if (source.cc) {
    const Result<std::string> cc = steps::identify_cc(steps::find_tool(*source.cc));
    if (!cc) return fail(cc.error());
    key.add_text("cc", *cc);
  }
  key.add_text("arch", source.compilation.architecture);
  key.add_text("mode", source.compilation.mode);
  key.add_text("package", source.compilation.package);
  key.add_text("tags", source.compilation.tags);
  steps::add_go_options(key, source.go_options);
  key.add_text("sandbox", steps::describe(environment.sandbox));
  if (Status added = key.add_file("tree", source.tree); !added) return fail(added.error());
  return key;
}

Result<ProgramTree> ProgramTree::lay_out(const ProgramSource& source, const fs::path& output,
                                         const steps::StepEnvironment& environment) {
  const Result<Tree> tree = io::read_tar(source.tree);
  if (!tree) return fail(tree.error());
  Result<steps::StepWorkspace> workspace = open_workspace(source, output, environment);
  if (!workspace) return fail(workspace.error());
  if (Status done = io::lay_out(*tree, workspace->tree()); !done) return fail(done.error());
  return ProgramTree(std::move(*workspace), source, environment.places);
}

Result<fs::path> ProgramTree::link(Symbols symbols) const {
  return link(compilation_, symbols);
}

Result<fs::path> ProgramTree::link(const std::string& tags) const {
  steps::Compilation compilation = compilation_;
  compilation.tags = tags;
  return link(compilation, Symbols::stripped);
}

Result<fs::path> ProgramTree::link(const steps::Compilation& compilation, Symbols symbols) const {
  if (const auto compiled = steps::compile_packages(workspace_, compilation, places_); !compiled)
    return fail(compiled.error());
  const steps::Linking linking{k_linked, symbols == Symbols::kept, ldflags_};
  if (Status done = workspace_.run("link", steps::link_command(compilation, linking)); !done)
    return fail(done.error());
  return workspace_.tree() / k_linked;
}

}  // namespace ocelot::examine
