// compile: builds a shared library, an archive, a plugin or an executable from a tree.
#include <fmt/format.h>

#include "build/steps/archive.hpp"
#include "build/steps/compiled_files.hpp"
#include "build/steps/go_build.hpp"
#include "build/steps/link_key.hpp"
#include "build/steps/module_check.hpp"
#include "build/steps/relocations.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/steps.hpp"
#include "graph/generated_sources.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::steps {

namespace {

void set_variables(StepWorkspace& workspace, const CompileRequest& request) {
  workspace.set_target(request.architecture);
  set_go_options(workspace, request.go_options);
  if (!request.cc) return;
  workspace.set("CGO_ENABLED", "1");
  workspace.set_compiler(find_tool(*request.cc));
}

std::vector<cache::OutputFile> outputs_of(const CompileRequest& request) {
  std::vector<cache::OutputFile> outputs = {{"output", request.output}};
  if (request.header) outputs.push_back({"header", *request.header});
  if (request.pkg_config) outputs.push_back({"pkg-config", *request.pkg_config});
  if (request.program) outputs.push_back({"program", *request.program});
  if (request.symbols) outputs.push_back({"symbols", *request.symbols});
  return outputs;
}

constexpr std::string_view k_built = "ocelot/built";

// A tree with compiled packages, not yet linked.
struct Compiled {
  Tree tree;
  StepWorkspace workspace;
  Compilation compilation;
  std::string listed;
};

std::string ldflags_of(const CompileRequest& request) {
  return request.go_options.ldflags.value_or("");
}

Status link_to(const Compiled& compiled, const Linking& linking, const std::string& target) {
  const StepWorkspace& workspace = compiled.workspace;
  if (Status done = workspace.run("link", link_command(compiled.compilation, linking)); !done)
    return done;
  return install_output(workspace.tree() / linking.output, target);
}

// The pkg-config file of an archive, and the proof that a program can link it.
Status finish_archive(const Compiled& compiled, const CompileRequest& request) {
  if (!request.pkg_config || !request.program) return {};
  const auto flags = flags_of_archive(compiled.workspace, compiled.compilation);
  if (!flags) return fail(flags.error());
  const TreeEntry* const go_mod = find_entry(compiled.tree, "go.mod");
  const std::string text = pkg_config_text(request.name.value_or("lib"),
                                           go_mod == nullptr ? "" : go_mod->content, *flags);
  if (Status done = write_output(*request.pkg_config, text); !done) return done;
  const std::string program = "ocelot/linked";
  if (Status done = link_archive(compiled.workspace, std::string(k_built), *flags, program); !done)
    return done;
  return install_output(compiled.workspace.tree() / program, *request.program);
}

// Go's generated header contains its own types; the header in the tree is the interface.
Status link(const Compiled& compiled, const CompileRequest& request, const PlaceLookup& places) {
  if (Status same = check_modules({compiled.tree, compiled.listed, request.output}, places); !same)
    return same;
  const bool is_packed = request.has_short_relocations;
  const Linking stripped{std::string(k_built), false, ldflags_of(request), is_packed};
  if (Status done = link_to(compiled, stripped, request.output); !done) return done;
  if (is_packed) {
    const std::string linked = compiled.workspace.tree() / k_built;
    if (Status packed = check_short_relocations(linked, request.output); !packed) return packed;
  }
  if (Status done = finish_archive(compiled, request); !done) return done;
  if (request.symbols) {
    const Linking linking{"ocelot/with-symbols", true, ldflags_of(request), is_packed};
    if (Status done = link_to(compiled, linking, *request.symbols); !done) return done;
  }
  return request.header
             ? install_output(compiled.workspace.tree() / graph::k_library_header, *request.header)
             : Status();
}

Result<Compiled> compile_tree(const CompileRequest& request, const StepEnvironment& environment) {
  Result<Tree> tree = io::read_tar(request.tree);
  if (!tree) return fail(tree.error());
  Result<StepWorkspace> workspace = StepWorkspace::open(
      {find_tool(request.go), {}, request.go_version.value_or("")}, request.output, environment);
  if (!workspace) return fail(workspace.error());
  if (Status done = io::lay_out(*tree, workspace->tree()); !done) return fail(done.error());
  set_variables(*workspace, request);
  Compilation compilation{request.architecture, request.tags, mode_of(request.kind),
                          fmt::format("./{}", request.package)};
  Result<std::string> listed = compile_packages(*workspace, compilation, environment.places);
  if (!listed) return fail(listed.error());
  if (Status same = check_compiled_files(
          {*tree, workspace->tree(), *listed, request.kind,
           model::parse_architecture(request.architecture).value_or(model::k_native), request.tags},
          environment.places);
      !same)
    return fail(same.error());
  return Compiled{std::move(*tree), std::move(*workspace), std::move(compilation),
                  std::move(*listed)};
}

Result<Digest> digest_of_binary(const Compiled& compiled, const CompileRequest& request,
                                const StepEnvironment& environment) {
  const Result<cache::ActionKey> key =
      binary_key({compiled.tree, compiled.workspace.tree(), compiled.listed, environment.go,
                  environment.sandbox},
                 request);
  if (!key) return fail(key.error());
  return key->digest();
}

}  // namespace

Result<StepResult> run(const CompileRequest& request, const StepEnvironment& environment) {
  const Result<Compiled> compiled = compile_tree(request, environment);
  if (!compiled) return fail(compiled.error());
  return get_or_link(
      environment, outputs_of(request),
      [&] { return digest_of_binary(*compiled, request, environment); },
      [&] { return link(*compiled, request, environment.places); });
}

Result<bool> is_link_in_store(const CompileRequest& request, const StepEnvironment& environment) {
  const Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return fail(scratch.error());
  CompileRequest trial = request;
  trial.output = scratch->path() / std::filesystem::path(request.output).filename();
  const Result<Compiled> compiled = compile_tree(trial, environment);
  if (!compiled) return fail(compiled.error());
  const Result<Digest> digest = digest_of_binary(*compiled, trial, environment);
  if (!digest) return fail(digest.error());
  return environment.store->has(*digest);
}

}  // namespace ocelot::steps
