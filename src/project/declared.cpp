// The stages up to the graph, with what pin is known.
#include "project/declared.hpp"

#include <algorithm>

#include "declaration/config/config.hpp"
#include "graph/paths.hpp"
#include "project/pin.hpp"
#include "project/project.hpp"
#include "queries/check.hpp"
#include "queries/upstream_components.hpp"
#include "support/base/text.hpp"
#include "support/git/git.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

using model::Upstream;

struct KnownPin {
  graph::Pin pin;
  queries::Pinning pinning = queries::Pinning::unpinned;
};

Result<bool> is_plain_folder(const Upstream& upstream) {
  if (upstream.kind != Upstream::Kind::path) return false;
  const auto repository = git::GitRepository::find(upstream.location);
  if (!repository) return fail(repository.error());
  return !repository->has_value();
}

KnownPin unpinned(const Upstream& upstream) {
  return {graph::PinnedCommit{upstream.location, upstream.kind == Upstream::Kind::url,
                              std::string(k_unpinned)},
          queries::Pinning::unpinned};
}

queries::Pinning pinning_of(const graph::Pin& pin) {
  return std::holds_alternative<graph::PlainFolder>(pin) ? queries::Pinning::pointless
                                                         : queries::Pinning::pinned;
}

Result<KnownPin> pin_here(const Upstream& upstream, StaleLock stale) {
  const Result<std::optional<ResolvedPin>> known = known_pin(upstream, {});
  if (known && *known) return KnownPin{(*known)->pin, pinning_of((*known)->pin)};
  if (known || stale == StaleLock::is_none) return unpinned(upstream);
  return fail(known.error());
}

Result<KnownPin> pin_by_text(const Upstream& upstream, const std::string& lock) {
  const Result<bool> plain = is_plain_folder(upstream);
  if (!plain) return fail(plain.error());
  if (*plain) return pin_here(upstream, StaleLock::is_fault);
  KnownPin known = unpinned(upstream);
  if (lock.empty()) return known;
  const Result<config::LockEntry> entry =
      config::read_lock(make_source(std::string(model::k_lock_path), lock)).if_clean();
  if (!entry) return fail(entry.error());
  if (entry->repo.value != upstream.repo || entry->ref.value != upstream.ref) return known;
  auto& pinned = std::get<graph::PinnedCommit>(known.pin);
  pinned.commit = entry->commit.value;
  pinned.tree = entry->tree.value;
  known.pinning = queries::Pinning::pinned;
  return known;
}

Result<Declared> finish(model::Model model, Diagnostics warnings, const KnownPin& known,
                        const graph::ProjectInputs& inputs) {
  Declared declared;
  declared.warnings = std::move(warnings);
  declared.model = std::move(model);
  declared.pinning = known.pinning;
  Result<graph::Plan> plan = graph::make_plan(declared.model, {}, known.pin);
  if (!plan) return fail(plan.error());
  declared.plan = std::move(*plan);
  Result<graph::Graph> graph = graph::make_graph(declared.plan, inputs);
  if (!graph) return fail(graph.error());
  declared.graph = std::move(*graph);
  return declared;
}

}  // namespace

std::string Declared::commit() const {
  if (const auto* pinned = std::get_if<graph::PinnedCommit>(&plan.pin)) return pinned->commit;
  return std::get<graph::PlainFolder>(plan.pin).path;
}

Result<Standpoint> Standpoint::enter(const console::Arguments& arguments) {
  return enter(fs::path(arguments.has("directory") ? arguments.last("directory") : "."));
}

Result<Standpoint> Standpoint::enter(const fs::path& folder) {
  const Result<fs::path> here = io::current_folder();
  if (!here) return fail(here.error());
  const Result<fs::path> root = find_root(folder);
  if (!root) return fail(root.error());
  if (Status entered = io::enter_folder(*root); !entered) return fail(entered.error());
  return Standpoint(*here, *root);
}

std::string Standpoint::in_project(const std::string& path, const graph::Graph& graph) const {
  const fs::path meant = (here_ / path).lexically_normal();
  const std::string relative = meant.lexically_relative(root_).string();
  const auto is_in_graph = [&](const std::string& one) {
    return std::any_of(graph.files.begin(), graph.files.end(),
                       [&](const graph::File& file) { return file.path == one; });
  };
  // An upstream that is written with an absolute path has such files; one of them may be gone.
  const auto is_above = [&](const graph::File& file) {
    return file.path.starts_with('/') && meant.string().starts_with(file.path + "/");
  };
  if (is_in_graph(relative)) return relative;
  if (is_in_graph(meant.string()) || std::any_of(graph.files.begin(), graph.files.end(), is_above))
    return meant.string();
  std::error_code none;
  const std::string from_root = fs::path(path).lexically_normal().string();
  return !fs::exists(meant, none) && is_in_graph(from_root) ? from_root : relative;
}

Result<Declared> read_declared(StaleLock stale) {
  const Result<graph::ProjectInputs> inputs = list_project();
  if (!inputs) return fail(inputs.error());
  const Result<model::ProjectFiles> files = read_project(*inputs);
  if (!files) return fail(files.error());
  Diagnostics warnings;
  Result<model::Model> model = model::make_model(*files).unless_errors(warnings);
  if (!model) return fail(model.error());
  const Result<KnownPin> known = pin_here(model->upstream, stale);
  if (!known) return fail(known.error());
  return finish(std::move(*model), std::move(warnings), *known, *inputs);
}

Result<Declared> make_declared(const model::ProjectFiles& files, const graph::ProjectInputs& inputs,
                               const std::string& lock) {
  Diagnostics warnings;
  Result<model::Model> model = model::make_model(files).unless_errors(warnings);
  if (!model) return fail(model.error());
  const Result<KnownPin> known = pin_by_text(model->upstream, lock);
  if (!known) return fail(known.error());
  return finish(std::move(*model), std::move(warnings), *known, inputs);
}

Result<std::optional<Tree>> read_upstream_tree() {
  std::error_code none;
  if (!fs::exists(graph::k_upstream_tar, none)) return std::optional<Tree>();
  Result<Tree> tree = io::read_tar(graph::k_upstream_tar);
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

Result<Known> read_known(const console::Arguments& arguments) {
  Result<Standpoint> standpoint = Standpoint::enter(arguments);
  if (!standpoint) return fail(standpoint.error());
  Result<Declared> declared = read_declared();
  if (!declared) return fail(declared.error());
  const Result<std::optional<Tree>> tree = read_upstream_tree();
  if (!tree) return fail(tree.error());
  return Known{std::move(*standpoint), std::move(*declared), components_in(*tree)};
}

// No toolchain is asked, as that may take long or use the network: `auto` is the choice that the
// check has nothing to say about.
Diagnostics check_against(const Tree& tree, const model::Model& model) {
  return queries::check({model, {}, tree, {"", "auto"}});
}

std::string read_upstream_version() {
  const Result<std::string> text = io::read_file(graph::k_version);
  return text ? std::string(trim(*text)) : std::string();
}

}  // namespace ocelot::project
