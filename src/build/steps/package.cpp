// package: a tree becomes a layer, by upstream's own Makefile.
#include <fmt/format.h>

#include "build/steps/go_build.hpp"
#include "build/steps/link_fields.hpp"
#include "build/steps/steps.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::steps {

namespace {

// The modes of the tree's files end up in the layer, so the config goes into the tree and not over
// it.
Status replace_config(Tree& tree, const Path& config) {
  Result<std::string> content = io::read_file(config);
  if (!content) return fail(content.error());
  std::erase_if(tree, [](const TreeEntry& entry) { return entry.path == "config.yaml"; });
  tree.push_back({"config.yaml", std::move(*content), TreeEntry::Kind::regular});
  return {};
}

Status make(Workshop& workshop, const PackageRequest& request) {
  const Result<std::string> tree_id = io::read_file(request.tree_id);
  if (!tree_id) return fail(tree_id.error());
  return workshop.run("package the layer",
                      {"make", "package", "GOARCH=" + request.architecture,
                       "BUILDTAGS=" + request.tags, fmt::format("GIT_SHA={}", trim(*tree_id))});
}

Status make_layer(Workshop& workshop, const PackageRequest& request) {
  if (Status done = make(workshop, request); !done) return done;
  const std::string name =
      fmt::format("opentelemetry-collector-layer-{}.zip", request.architecture);
  const Result<io::Written> installed =
      io::install_if_changed(workshop.tree() / "build" / name, request.output);
  if (!installed) return fail(installed.error());
  return {};
}

// All up to the link: the tree laid out and compiled.
struct Compiled {
  Tree tree;
  Workshop workshop;
  std::string listed;
};

Result<Compiled> compile_tree(const PackageRequest& request) {
  Result<Tree> tree = io::read_tar(request.tree);
  if (!tree) return fail(tree.error());
  if (request.config) {
    if (Status done = replace_config(*tree, *request.config); !done) return fail(done.error());
  }
  Result<Workshop> workshop = Workshop::open(request.tools, request.output, request.network);
  if (!workshop) return fail(workshop.error());
  if (Status done = io::lay_out(*tree, workshop->tree()); !done) return fail(done.error());
  workshop->set("GOOS", "linux");
  workshop->set("GOARCH", request.architecture);
  workshop->set("OCELOT_COMPRESSION", fmt::format("{}", request.compression));
  Result<std::string> listed =
      compile_packages(*workshop, {request.architecture, request.tags}, request.origins);
  if (!listed) return fail(listed.error());
  return Compiled{std::move(*tree), std::move(*workshop), std::move(*listed)};
}

Result<Digest> digest_of_link(const Compiled& compiled, const PackageRequest& request) {
  const Result<cache::Fields> link =
      link_fields({compiled.tree, compiled.workshop.tree(), compiled.listed, request});
  if (!link) return fail(link.error());
  return link->digest();
}

}  // namespace

Result<Done> package(const PackageRequest& request) {
  Result<Compiled> compiled = compile_tree(request);
  if (!compiled) return fail(compiled.error());
  return recall_or_link(
      request.store, {request.output}, [&] { return digest_of_link(*compiled, request); },
      [&] { return make_layer(compiled->workshop, request); });
}

Result<bool> is_link_known(const PackageRequest& request) {
  const Result<io::Scratch> aside = io::Scratch::make();
  if (!aside) return fail(aside.error());
  PackageRequest asked = request;
  asked.output = aside->path() / request.output.filename();
  const Result<Compiled> compiled = compile_tree(asked);
  if (!compiled) return fail(compiled.error());
  const Result<Digest> link = digest_of_link(*compiled, asked);
  if (!link) return fail(link.error());
  return request.store->has(*link);
}

}  // namespace ocelot::steps
