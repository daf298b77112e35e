// compile: a tree becomes a shared library, a plugin or an executable.
#include <fmt/format.h>

#include "build/steps/go_build.hpp"
#include "build/steps/link_fields.hpp"
#include "build/steps/steps.hpp"
#include "graph/generated_sources.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"
#include "support/io/write_file.hpp"

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

void set_variables(Workshop& workshop, const CompileRequest& request) {
  workshop.set("GOOS", "linux");
  workshop.set("GOARCH", request.architecture);
  if (request.cc.empty()) return;
  workshop.set("CGO_ENABLED", "1");
  workshop.set("CC", request.cc.string());
}

std::vector<std::filesystem::path> outputs_of(const CompileRequest& request) {
  std::vector<std::filesystem::path> outputs = {request.output};
  if (request.header) outputs.push_back(*request.header);
  return outputs;
}

// The header that Go writes tells of types of its own; the one in the tree is the interface.
Status link(const Workshop& workshop, const Compilation& compilation,
            const CompileRequest& request) {
  const std::string built = "ocelot/built";
  if (Status done = workshop.run("link", link_command(compilation, built)); !done) return done;
  const Result<io::Written> installed =
      io::install_if_changed(workshop.tree() / built, request.output);
  if (!installed) return fail(installed.error());
  if (!request.header) return {};
  const Result<io::Written> header =
      io::install_if_changed(workshop.tree() / graph::k_library_header, *request.header);
  if (!header) return fail(header.error());
  return {};
}

// A tree whose packages are compiled, and nothing linked.
struct Compiled {
  Tree tree;
  Workshop workshop;
  Compilation compilation;
  std::string listed;
};

Result<Compiled> compile_tree(const CompileRequest& request) {
  Result<Tree> tree = io::read_tar(request.tree);
  if (!tree) return fail(tree.error());
  Result<Workshop> workshop = Workshop::open(request.tools, request.output, request.network);
  if (!workshop) return fail(workshop.error());
  if (Status done = io::lay_out(*tree, workshop->tree()); !done) return fail(done.error());
  set_variables(*workshop, request);
  Compilation compilation{request.architecture, request.tags, mode_of(request.kind),
                          fmt::format("./{}", request.package)};
  Result<std::string> listed = compile_packages(*workshop, compilation, request.origins);
  if (!listed) return fail(listed.error());
  return Compiled{std::move(*tree), std::move(*workshop), std::move(compilation),
                  std::move(*listed)};
}

Result<Digest> digest_of_binary(const Compiled& compiled, const CompileRequest& request) {
  const Result<cache::Fields> fields =
      binary_fields(compiled.tree, compiled.workshop.tree(), compiled.listed, request);
  if (!fields) return fail(fields.error());
  return fields->digest();
}

}  // namespace

Result<Done> compile(const CompileRequest& request) {
  const Result<Compiled> compiled = compile_tree(request);
  if (!compiled) return fail(compiled.error());
  return recall_or_link(
      request.store, outputs_of(request), [&] { return digest_of_binary(*compiled, request); },
      [&] { return link(compiled->workshop, compiled->compilation, request); });
}

Result<bool> is_binary_known(const CompileRequest& request) {
  const Result<io::Scratch> aside = io::Scratch::make();
  if (!aside) return fail(aside.error());
  CompileRequest asked = request;
  asked.output = aside->path() / request.output.filename();
  const Result<Compiled> compiled = compile_tree(asked);
  if (!compiled) return fail(compiled.error());
  const Result<Digest> digest = digest_of_binary(*compiled, asked);
  if (!digest) return fail(digest.error());
  return request.store->has(*digest);
}

}  // namespace ocelot::steps
