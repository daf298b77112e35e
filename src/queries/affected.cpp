// Causes, propagated from step to step.
#include "queries/affected.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <type_traits>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "graph/contract/step_words.hpp"
#include "graph/paths.hpp"
#include "queries/edges.hpp"
#include "support/base/text.hpp"

namespace ocelot::queries {

namespace {

using graph::FileId;
using graph::Graph;
using graph::Step;
using Causes = std::set<std::string>;

std::string text_of(const Graph& graph, const graph::Argument& argument) {
  if (const auto* text = std::get_if<std::string>(&argument)) return *text;
  if (const auto* file = std::get_if<FileId>(&argument)) return graph.path(*file);
  return std::string(graph::name_of(std::get<graph::Tool>(argument)));
}

bool is_rename(const Step& step) {
  return std::holds_alternative<graph::RenameRequest<graph::InGraph>>(step.request);
}

// What the declaration says about a step, except the content of files: changed files are causes of
// their own. `hidden` is left out.
std::vector<std::string> recipe(const Graph& graph, const Step& step,
                                std::string_view hidden = {}) {
  const graph::RequestValues<graph::InGraph> values = graph::values_of(step.request);
  std::vector<std::string> words;
  for (const auto& [option, arguments] : values.options) {
    // The files that a rename copies have steps of their own.
    const bool is_copied = is_rename(step) && option.role == graph::Role::input;
    if (option.role == graph::Role::content || is_copied) continue;
    words.push_back(option.long_name());
    for (const graph::Argument& argument : arguments) words.push_back(text_of(graph, argument));
  }
  for (const graph::Argument& input : values.inputs) words.push_back(text_of(graph, input));
  if (!is_rename(step)) {
    for (FileId id : step.inputs) words.push_back(graph.path(id));
  }
  std::erase(words, hidden);
  return words;
}

// The graph names the tree first.
const std::string& tree_of(const Graph& graph, const Step& package) {
  return graph.path(package.inputs.front());
}

// What lists, checks or documents an artifact does not change it.
struct Describes {
  template <class Request>
  bool operator()(const Request&) const {
    using In = graph::InGraph;
    return std::is_same_v<Request, graph::InspectRequest<In>> ||
           std::is_same_v<Request, graph::ValidateRequest<In>> ||
           std::is_same_v<Request, graph::SbomRequest<In>> ||
           std::is_same_v<Request, graph::LicensesRequest<In>> ||
           std::is_same_v<Request, graph::ProvenanceRequest<In>> ||
           std::is_same_v<Request, graph::SignRequest<In>>;
  }
};

bool describes_artifact(const Step& step) {
  return std::visit(Describes{}, step.request);
}

bool is_clone(const Step& step) {
  return std::holds_alternative<graph::CloneRequest<graph::InGraph>>(step.request);
}

// What the declaration changed between two forms of a step. A new tree or overlay has no old form;
// the packages that read it report the cause.
Causes changes(const Graph& before, const Step& old, const Graph& now, const Step& step) {
  if (recipe(before, old) == recipe(now, step)) return {};
  if (is_clone(step)) return {"another upstream"};
  if (!step.contract().builds_artifact) return {"other files of a component"};
  Causes causes;
  const std::string& old_tree = tree_of(before, old);
  const std::string& tree = tree_of(now, step);
  if (old_tree != tree) causes.insert("other components or modules");
  if (recipe(before, old, old_tree) != recipe(now, step, tree))
    causes.insert("other tags or another config file");
  return causes;
}

// Two commits with the same content of the folder that is used.
bool is_same_tree(const graph::Pin& before, const graph::Pin& now) {
  const auto* old = std::get_if<graph::PinnedCommit>(&before);
  const auto* pinned = std::get_if<graph::PinnedCommit>(&now);
  return old != nullptr && pinned != nullptr && !pinned->tree.empty() && old->tree == pinned->tree;
}

class Finder {
 public:
  Finder(const State& now, const Change& change)
      : now_(now), change_(change), edges_(now.graph), of_file_(now.graph.files.size()) {}

  Affected find() {
    add_file_causes();
    if (change_.before != nullptr) add_recipe_causes();
    propagate();
    Affected affected;
    for (const graph::Artifact& artifact : now_.graph.artifacts) {
      Causes causes = of_everything_;
      for (FileId id : artifact.files)
        causes.insert(of_file_[id.index].begin(), of_file_[id.index].end());
      if (causes.empty()) continue;
      affected.artifacts.push_back({artifact.distribution,
                                    artifact.architecture,
                                    now_.graph.path(artifact.files.front()),
                                    paths_of(artifact.files),
                                    {causes.begin(), causes.end()}});
    }
    if (change_.before != nullptr) affected.removed_artifacts = removed_artifacts();
    return affected;
  }

 private:
  void add_file_causes() {
    if (!change_.of_everything.empty()) of_everything_.insert(change_.of_everything);
    for (const std::string& path : change_.files) {
      if (touches_everything(path))
        of_everything_.insert(path);
      else if (is_upstreams(path))
        of_file_[edges_.find(graph::k_upstream_tar)->index].insert(path);
      else if (const auto file = edges_.find(path))
        of_file_[file->index].insert(path);
    }
  }

  bool touches_everything(std::string_view path) const {
    if (change_.before != nullptr) return false;
    if (path == model::k_lock_path)
      return std::holds_alternative<graph::PinnedCommit>(now_.plan.pin);
    if (path == model::k_distributions_path || path == model::k_dependencies_path ||
        path == model::k_upstream_path || path == model::k_modules_lock_path)
      return true;
    // A deleted file of a component: nothing says any longer what used it.
    return is_below(path, model::k_components_folder) && !edges_.find(path);
  }

  // A deleted file of a plain folder is no longer in a graph.
  bool is_upstreams(std::string_view path) const {
    const auto* plain = std::get_if<graph::PlainFolder>(&now_.plan.pin);
    return plain != nullptr && !plain->folders.empty() && is_below(path, plain->folders.front());
  }

  void add_recipe_causes() {
    const Graph& before = change_.before->graph;
    std::map<std::string_view, const Step*> old_steps;
    for (const Step& step : before.steps) old_steps.emplace(before.path(step.outputs[0]), &step);
    const bool upstream_stays = is_same_tree(change_.before->plan.pin, now_.plan.pin);
    for (const Step& step : now_.graph.steps) {
      if ((is_clone(step) && upstream_stays) || describes_artifact(step)) continue;
      const auto old = old_steps.find(now_.graph.path(step.outputs[0]));
      Causes& causes = of_file_[step.outputs[0].index];
      if (old != old_steps.end())
        causes.merge(changes(before, *old->second, now_.graph, step));
      else if (step.contract().builds_artifact)
        causes.insert("a new layer");
    }
  }

  // Every step comes after those that make its inputs, so one pass is enough.
  void propagate() {
    for (const Step& step : now_.graph.steps) {
      if (describes_artifact(step)) continue;
      Causes causes;
      for (FileId id : step.inputs)
        causes.insert(of_file_[id.index].begin(), of_file_[id.index].end());
      for (FileId id : step.outputs) of_file_[id.index].insert(causes.begin(), causes.end());
    }
  }

  std::vector<std::string> paths_of(const std::vector<FileId>& files) const {
    std::vector<std::string> paths;
    for (FileId id : files) paths.push_back(now_.graph.path(id));
    return paths;
  }

  std::vector<std::string> removed_artifacts() const {
    std::vector<std::string> removed;
    const Graph& before = change_.before->graph;
    for (const graph::Artifact& artifact : before.artifacts) {
      const std::string& path = before.path(artifact.files.front());
      if (!edges_.find(path)) removed.push_back(path);
    }
    return removed;
  }

  const State& now_;
  const Change& change_;
  Edges edges_;
  std::vector<Causes> of_file_;
  Causes of_everything_;
};

}  // namespace

std::vector<std::string> Affected::distributions() const {
  std::set<std::string> names;
  for (const AffectedArtifact& artifact : artifacts) names.insert(artifact.distribution);
  return {names.begin(), names.end()};
}

Affected find_affected(const State& now, const Change& change) {
  return Finder(now, change).find();
}

}  // namespace ocelot::queries
