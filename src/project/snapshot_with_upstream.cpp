// Reads the outputs of the first steps of a build.
#include "project/snapshot_with_upstream.hpp"

#include <filesystem>

#include "graph/paths.hpp"
#include "queries/check.hpp"
#include "queries/upstream_components.hpp"
#include "support/base/text.hpp"
#include "support/io/tar.hpp"

namespace ocelot::project {

Result<std::optional<Tree>> read_upstream_tree(const Root& root) {
  std::error_code none;
  if (!std::filesystem::exists(root / graph::k_upstream_tar, none)) return std::optional<Tree>();
  Result<Tree> tree = root.relative(io::read_tar(root / graph::k_upstream_tar));
  if (!tree) return fail(tree.error());
  return std::optional(std::move(*tree));
}

std::optional<std::vector<model::Component>> components_in(const std::optional<Tree>& tree) {
  if (!tree) return std::nullopt;
  std::vector<SourceRef> sources;
  for (const TreeEntry& entry : *tree) {
    if (entry.path.starts_with("lambdacomponents/") && entry.path.ends_with(".go"))
      sources.push_back(make_source(entry.path, entry.content));
  }
  return queries::find_upstream_components(sources);
}

std::string read_upstream_version(const Root& root) {
  const Result<std::string> text = root.read(graph::k_version);
  return text ? std::string(trim(*text)) : std::string();
}

// Does not ask a toolchain, which may take long or use the network. The check reports nothing about
// the choice `auto`.
Diagnostics check_against(const Tree& tree, const model::Model& model) {
  return queries::check({model, {}, tree, {"", "auto"}});
}

Result<SnapshotWithUpstream> load_with_upstream(const console::Arguments& arguments) {
  Result<InvocationDirectory> invocation = InvocationDirectory::find(arguments);
  if (!invocation) return fail(invocation.error());
  return load_with_upstream(std::move(*invocation), {});
}

Result<SnapshotWithUpstream> load_with_upstream(InvocationDirectory invocation,
                                                const LoadPolicy& policy) {
  Result<Snapshot> snapshot = load(invocation.root(), policy);
  if (!snapshot) return fail(snapshot.error());
  const Result<std::optional<Tree>> tree = read_upstream_tree(invocation.root());
  if (!tree) return fail(tree.error());
  return SnapshotWithUpstream{std::move(invocation), std::move(*snapshot), components_in(*tree)};
}

}  // namespace ocelot::project
