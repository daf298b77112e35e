// package: builds a layer from a tree with upstream's own Makefile.
#include <fmt/format.h>

#include "build/steps/compiled_files.hpp"
#include "build/steps/go_build.hpp"
#include "build/steps/link_key.hpp"
#include "build/steps/module_check.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/steps.hpp"
#include "graph/make_variables.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::steps {

namespace {

// The modes of the tree's files end up in the layer, so the config becomes a file of the tree, with
// a mode of its own, instead of a copy over the existing file.
Status replace_config(Tree& tree, const std::string& config) {
  Result<std::string> content = io::read_file(config);
  if (!content) return fail(content.error());
  std::erase_if(tree, [](const TreeEntry& entry) { return entry.path == "config.yaml"; });
  tree.push_back({"config.yaml", std::move(*content), TreeEntry::Kind::regular});
  return {};
}

// Everything before the link: the tree, written to disk and compiled.
struct Compiled {
  Tree tree;
  StepWorkspace workspace;
  std::string listed;
};

// The value of make's LDFLAGS with what the request adds; nothing if it adds nothing.
Result<std::optional<std::string>> ldflags_of(const Tree& tree, const PackageRequest& request,
                                              bool keeps_symbols) {
  const std::optional<std::string>& flags = request.go_options.ldflags;
  if (!flags && !keeps_symbols) return std::optional<std::string>();
  const TreeEntry* const makefile = find_entry(tree, "Makefile");
  std::optional<std::string> value =
      graph::find_ldflags(makefile == nullptr ? std::string_view() : makefile->content);
  if (!value)
    return fail(error("unsupported-go-setting", whole_file(request.tree),
                      "upstream's Makefile has no variable LDFLAGS for the flags of the linker"));
  if (keeps_symbols) value = graph::with_symbols(*value);
  return flags ? std::optional(graph::with_ldflags(*value, *flags)) : value;
}

Status make(const Compiled& compiled, const PackageRequest& request, const std::string& target,
            bool keeps_symbols) {
  const Result<std::string> tree_id = io::read_file(request.tree_id);
  if (!tree_id) return fail(tree_id.error());
  const auto ldflags = ldflags_of(compiled.tree, request, keeps_symbols);
  if (!ldflags) return fail(ldflags.error());
  std::vector<std::string> argv = {"make", target, "GOARCH=" + request.architecture,
                                   "BUILDTAGS=" + request.tags,
                                   fmt::format("GIT_SHA={}", trim(*tree_id))};
  if (*ldflags) argv.push_back(fmt::format("LDFLAGS={}", **ldflags));
  return compiled.workspace.run(keeps_symbols ? "link with symbols" : "package the layer", argv);
}

// `make build` removes what `make package` created, so the layer must be installed already.
Status make_symbols(const Compiled& compiled, const PackageRequest& request) {
  if (Status done = make(compiled, request, "build", true); !done) return done;
  const std::filesystem::path folder = "build/extensions";
  const Result<io::Listing> listing = io::list_folder(compiled.workspace.tree() / folder);
  if (!listing) return fail(listing.error());
  if (listing->files.size() != 1) {
    return fail(error("unsupported-go-setting", whole_file(*request.symbols),
                      fmt::format("upstream's `make build` creates {} in build/extensions, not one",
                                  counted(listing->files.size(), "file"))));
  }
  const Result<io::Descriptor> program =
      compiled.workspace.open_created_file(folder / listing->files.front());
  if (!program) return fail(program.error());
  return install_output(*program, *request.symbols);
}

std::vector<cache::OutputFile> outputs_of(const PackageRequest& request) {
  std::vector<cache::OutputFile> outputs = {{"output", request.output}};
  if (request.symbols) outputs.push_back({"symbols", *request.symbols});
  return outputs;
}

Status make_layer(const Compiled& compiled, const PackageRequest& request,
                  const PlaceLookup& places) {
  if (Status same = check_modules({compiled.tree, compiled.listed, request.output}, places); !same)
    return same;
  if (Status done = make(compiled, request, "package", false); !done) return done;
  const std::string name =
      fmt::format("opentelemetry-collector-layer-{}.zip", request.architecture);
  const Result<io::Descriptor> layer =
      compiled.workspace.open_created_file(std::filesystem::path("build") / name);
  if (!layer) return fail(layer.error());
  if (Status done = install_output(*layer, request.output); !done) return done;
  return request.symbols ? make_symbols(compiled, request) : Status();
}

int compression_of(const PackageRequest& request) {
  return request.compression.value_or(graph::CompressionLevel()).value;
}

Result<Compiled> compile_tree(const PackageRequest& request, const StepEnvironment& environment) {
  Result<Tree> tree = io::read_tar(request.tree);
  if (!tree) return fail(tree.error());
  if (request.config) {
    if (Status done = replace_config(*tree, *request.config); !done) return fail(done.error());
  }
  Result<StepWorkspace> workspace = StepWorkspace::open(
      {find_tool(request.go), find_tool(request.make), request.go_version.value_or("")},
      request.output, environment);
  if (!workspace) return fail(workspace.error());
  if (Status done = io::lay_out(*tree, workspace->tree()); !done) return fail(done.error());
  workspace->set_target(request.architecture);
  set_go_options(*workspace, request.go_options);
  workspace->set("OCELOT_COMPRESSION", fmt::format("{}", compression_of(request)));
  Result<std::string> listed =
      compile_packages(*workspace, {request.architecture, request.tags}, environment.places);
  if (!listed) return fail(listed.error());
  if (Status same = check_compiled_files(
          {*tree, workspace->tree(), *listed, model::Kind::layer,
           model::parse_architecture(request.architecture).value_or(model::k_native), request.tags},
          environment.places);
      !same)
    return fail(same.error());
  return Compiled{std::move(*tree), std::move(*workspace), std::move(*listed)};
}

Result<Digest> digest_of_link(const Compiled& compiled, const PackageRequest& request,
                              const StepEnvironment& environment) {
  const Result<cache::ActionKey> link =
      link_key({compiled.tree, compiled.workspace.tree(), compiled.listed, environment.go,
                environment.sandbox},
               request);
  if (!link) return fail(link.error());
  return link->digest();
}

}  // namespace

Result<StepResult> run(const PackageRequest& request, const StepEnvironment& environment) {
  const Result<Compiled> compiled = compile_tree(request, environment);
  if (!compiled) return fail(compiled.error());
  return get_or_link(
      environment, outputs_of(request),
      [&] { return digest_of_link(*compiled, request, environment); },
      [&] { return make_layer(*compiled, request, environment.places); });
}

Result<bool> is_link_in_store(const PackageRequest& request, const StepEnvironment& environment) {
  const Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return fail(scratch.error());
  PackageRequest trial = request;
  trial.output = scratch->path() / std::filesystem::path(request.output).filename();
  const Result<Compiled> compiled = compile_tree(trial, environment);
  if (!compiled) return fail(compiled.error());
  const Result<Digest> link = digest_of_link(*compiled, trial, environment);
  if (!link) return fail(link.error());
  return environment.store->has(*link);
}

}  // namespace ocelot::steps
