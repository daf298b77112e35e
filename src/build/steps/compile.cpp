// compile: builds a shared library, a plugin or an executable from a tree.
#include <fmt/format.h>

#include "build/steps/compiled_files.hpp"
#include "build/steps/go_build.hpp"
#include "build/steps/link_key.hpp"
#include "build/steps/module_check.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/steps.hpp"
#include "graph/generated_sources.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::steps {

namespace {

std::string mode_of(model::Kind kind) {
  switch (kind) {
    case model::Kind::shared_library:
      return "c-shared";
    case model::Kind::plugin:
      return "plugin";
    case model::Kind::layer:
    case model::Kind::executable:
      break;
  }
  return std::string(k_default_mode);
}

void set_variables(StepSandbox& sandbox, const CompileRequest& request) {
  sandbox.set("GOOS", "linux");
  sandbox.set("GOARCH", request.architecture);
  if (!request.cc) return;
  sandbox.set("CGO_ENABLED", "1");
  sandbox.set("CC", find_tool(*request.cc).string());
}

std::vector<std::filesystem::path> outputs_of(const CompileRequest& request) {
  std::vector<std::filesystem::path> outputs = {request.output};
  if (request.header) outputs.emplace_back(*request.header);
  return outputs;
}

// A tree with compiled packages, not yet linked.
struct Compiled {
  Tree tree;
  StepSandbox sandbox;
  Compilation compilation;
  std::string listed;
};

// Go's generated header contains its own types; the header in the tree is the interface.
Status link(const Compiled& compiled, const CompileRequest& request, const PlaceLookup& places) {
  if (Status same = check_modules({compiled.tree, compiled.listed, request.output}, places); !same)
    return same;
  const StepSandbox& sandbox = compiled.sandbox;
  const std::string built = "ocelot/built";
  if (Status done = sandbox.run("link", link_command(compiled.compilation, built)); !done)
    return done;
  if (Status done = install_output(sandbox.tree() / built, request.output); !done) return done;
  return request.header ? install_output(sandbox.tree() / graph::k_library_header, *request.header)
                        : Status();
}

Result<Compiled> compile_tree(const CompileRequest& request, const StepEnvironment& environment) {
  Result<Tree> tree = io::read_tar(request.tree);
  if (!tree) return fail(tree.error());
  Result<StepSandbox> sandbox = StepSandbox::open(
      {find_tool(request.go), {}, request.go_version.value_or("")}, request.output, environment);
  if (!sandbox) return fail(sandbox.error());
  if (Status done = io::lay_out(*tree, sandbox->tree()); !done) return fail(done.error());
  set_variables(*sandbox, request);
  Compilation compilation{request.architecture, request.tags, mode_of(request.kind),
                          fmt::format("./{}", request.package)};
  Result<std::string> listed = compile_packages(*sandbox, compilation, environment.places);
  if (!listed) return fail(listed.error());
  if (Status same = check_compiled_files(
          {*tree, sandbox->tree(), *listed, request.kind,
           model::parse_architecture(request.architecture).value_or(model::k_native), request.tags},
          environment.places);
      !same)
    return fail(same.error());
  return Compiled{std::move(*tree), std::move(*sandbox), std::move(compilation),
                  std::move(*listed)};
}

Result<Digest> digest_of_binary(const Compiled& compiled, const CompileRequest& request,
                                const std::string& go) {
  const Result<cache::ActionKey> key =
      binary_key({compiled.tree, compiled.sandbox.tree(), compiled.listed, go}, request);
  if (!key) return fail(key.error());
  return key->digest();
}

}  // namespace

Result<StepResult> run(const CompileRequest& request, const StepEnvironment& environment) {
  const Result<Compiled> compiled = compile_tree(request, environment);
  if (!compiled) return fail(compiled.error());
  return get_or_link(
      environment, outputs_of(request),
      [&] { return digest_of_binary(*compiled, request, environment.go); },
      [&] { return link(*compiled, request, environment.places); });
}

Result<bool> is_link_in_store(const CompileRequest& request, const StepEnvironment& environment) {
  const Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return fail(scratch.error());
  CompileRequest trial = request;
  trial.output = scratch->path() / std::filesystem::path(request.output).filename();
  const Result<Compiled> compiled = compile_tree(trial, environment);
  if (!compiled) return fail(compiled.error());
  const Result<Digest> digest = digest_of_binary(*compiled, trial, environment.go);
  if (!digest) return fail(digest.error());
  return environment.store->has(*digest);
}

}  // namespace ocelot::steps
