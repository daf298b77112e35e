// A breadth-first walk from what is read to what is made.
#include "queries/path.hpp"

#include <algorithm>
#include <deque>

#include <fmt/format.h>

#include "graph/paths.hpp"
#include "graph/plan.hpp"
#include "support/base/text.hpp"

namespace ocelot::queries {

namespace {

using graph::FileId;
using graph::Target;

// A file, or a target that names files.
struct End {
  std::string name;
  std::vector<FileId> files;
  bool is_target = false;
};

std::vector<std::string> names_in(const graph::Graph& graph) {
  std::vector<std::string> names;
  for (const Target& target : graph.targets) names.push_back(target.name);
  for (const graph::File& file : graph.files) names.push_back(file.path);
  return names;
}

// A component goes into layers by its overlay, and into its plugin by that plugin's sources.
End find_component(const Edges& edges, const std::string& name) {
  End end{name, {}, false};
  for (const std::string& path :
       {graph::overlay_path(name), graph::generated_source_path(graph::plugin_source_name(name))}) {
    if (const auto file = edges.find(path)) end.files.push_back(*file);
  }
  if (end.files.size() == 1) end.name = edges.graph().path(end.files.front());
  return end;
}

Result<End> find_end(const Edges& edges, const std::string& name) {
  if (const auto file = edges.find(name)) return End{name, {*file}, false};
  const auto& targets = edges.graph().targets;
  const auto target = std::find_if(targets.begin(), targets.end(),
                                   [&](const Target& candidate) { return candidate.name == name; });
  if (target != targets.end()) return End{name, target->files, true};
  if (End component = find_component(edges, name); !component.files.empty()) return component;
  const std::vector<std::string> names = names_in(edges.graph());
  return fail(
      error("unknown-name", {}, fmt::format("no file, target or component '{}'", name))
          .with_help(suggest(name, {names.begin(), names.end()}, "see: ocelot-gen list targets")));
}

class Walk {
 public:
  Walk(const Edges& edges, bool may_wait)
      : edges_(edges), may_wait_(may_wait), before_(edges.graph().files.size()) {}

  Chain run(const End& from, const End& to) {
    if (from.is_target) return {};  // a target makes nothing
    for (FileId file : from.files) reach(file, {file, false, std::nullopt});
    while (!waiting_.empty()) {
      const FileId file = waiting_.front();
      waiting_.pop_front();
      if (std::find(to.files.begin(), to.files.end(), file) != to.files.end())
        return chain_to(file, to);
      for (StepId step : edges_.users(file)) follow(file, step, false);
      if (!may_wait_) continue;
      for (StepId step : edges_.waiters(file)) follow(file, step, true);
    }
    return {};
  }

 private:
  struct Before {
    FileId file;
    bool only_waits = false;
    std::optional<StepId> step;
  };

  void follow(FileId file, StepId step, bool only_waits) {
    for (FileId output : edges_.graph().steps[step.index].outputs)
      reach(output, {file, only_waits, step});
  }

  void reach(FileId file, Before before) {
    if (before_[file.index]) return;
    before_[file.index] = before;
    waiting_.push_back(file);
  }

  Chain chain_to(FileId last, const End& to) const {
    Chain chain;
    if (to.is_target) chain.links.push_back({to.name, std::nullopt, false});
    for (FileId file = last;;) {
      const Before& before = *before_[file.index];
      chain.links.push_back({edges_.graph().path(file), std::nullopt, before.only_waits});
      if (!before.step) break;
      chain.links.back().step = edges_.graph().steps[before.step->index].contract().name;
      file = before.file;
    }
    std::reverse(chain.links.begin(), chain.links.end());
    return chain;
  }

  const Edges& edges_;
  bool may_wait_;
  std::vector<std::optional<Before>> before_;
  std::deque<FileId> waiting_;
};

}  // namespace

Result<Chain> find_chain(const Edges& edges, const std::string& a, const std::string& b) {
  const Result<End> end_a = find_end(edges, a);
  if (!end_a) return fail(end_a.error());
  const Result<End> end_b = find_end(edges, b);
  if (!end_b) return fail(end_b.error());
  for (bool may_wait : {false, true}) {
    for (const auto& [from, to] : {std::pair(&*end_a, &*end_b), {&*end_b, &*end_a}}) {
      Chain chain = Walk(edges, may_wait).run(*from, *to);
      if (!chain.links.empty()) return chain;
    }
  }
  return fail(
      error("no-path", {},
            fmt::format("neither '{}' nor '{}' is made from the other", end_a->name, end_b->name)));
}

}  // namespace ocelot::queries
