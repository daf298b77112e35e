// Walking the graph, asking each step.
#include "build/action/explanation.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "build/action/step_cache.hpp"
#include "build/action/step_fields.hpp"
#include "build/cache/store.hpp"
#include "project/snapshot.hpp"
#include "support/base/text.hpp"
#include "support/io/cache_folder.hpp"
#include "support/io/file.hpp"

namespace ocelot::action {

namespace fs = std::filesystem;

namespace {

using graph::FileId;
using graph::Graph;
using graph::Step;

console::Words words_of(const Graph& graph, const Step& step, const graph::Machine& machine) {
  struct ToWord {
    const Graph& graph;
    const graph::Machine& machine;
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(FileId id) const { return graph.path(id); }
    std::string operator()(graph::Tool tool) const { return graph::path_of(tool, machine); }
  };
  console::Words words;
  for (const graph::Argument& argument : step.arguments)
    words.push_back(std::visit(ToWord{graph, machine}, argument));
  if (machine.no_cache) words.push_back("--no-cache");
  return words;
}

class Explainer {
 public:
  Explainer(const Graph& graph, const graph::Machine& machine) : graph_(graph), machine_(machine) {
    for (std::size_t i = 0; i < graph.steps.size(); ++i) {
      for (FileId id : graph.steps[i].outputs) maker_[id.index] = i;
    }
  }

  void want(FileId file) {
    const auto maker = maker_.find(file.index);
    if (maker == maker_.end() || !wanted_.insert(maker->second).second) return;
    for (FileId id : graph_.steps[maker->second].inputs) want(id);
    for (FileId id : graph_.steps[maker->second].order_only) want(id);
  }

  // The graph lists steps after those that they depend on.
  std::vector<StepExplanation> explain() {
    std::vector<StepExplanation> explained;
    for (std::size_t index : wanted_) {
      explained.push_back(explain(graph_.steps[index]));
      if (explained.back().verdict != Verdict::clean) unclean_.insert(index);
    }
    return explained;
  }

 private:
  StepExplanation explain(const Step& step) {
    StepExplanation told{step.description, Verdict::clean, {}, false, {}, {}};
    for (FileId id : step.inputs) {
      const auto maker = maker_.find(id.index);
      if (maker == maker_.end() || !unclean_.contains(maker->second)) continue;
      told.verdict = Verdict::waits;
      told.reason = "for " + graph_.steps[maker->second].description;
      return told;
    }
    if (const auto missing = missing_output(step)) {
      told.verdict = Verdict::runs;
      told.reason = *missing + " is missing";
    }
    return step.kind == graph::StepKind::rename ? explain_copy(step, std::move(told))
                                                : explain_fields(step, std::move(told));
  }

  std::optional<std::string> missing_output(const Step& step) const {
    std::error_code none;
    for (FileId id : step.outputs) {
      if (!fs::exists(graph_.path(id), none)) return graph_.path(id);
    }
    return std::nullopt;
  }

  StepExplanation explain_copy(const Step& step, StepExplanation told) const {
    const std::string& from = graph_.path(step.inputs.front());
    if (told.verdict != Verdict::clean ||
        io::hold_same_bytes(from, graph_.path(step.outputs.front())))
      return told;
    told.verdict = Verdict::runs;
    told.reason = fmt::format("{} has other bytes", from);
    return told;
  }

  StepExplanation explain_fields(const Step& step, StepExplanation told) const {
    const StepCommand& command = *find_step(graph::name_of(step.kind));
    const Result<console::Arguments> given =
        console::Arguments::read(command_line(command), words_of(graph_, step, machine_));
    if (!given) return told;
    Result<cache::Fields> now = fields_of(command, *given);
    if (!now) {
      told.verdict = Verdict::runs;
      told.reason = now.error().front().message;
      return told;
    }
    told.now = std::move(*now);
    read_record(outputs_of(command, *given).front(), told);
    if (told.has_record && !cache::compare(told.before, told.now).empty())
      told.verdict = Verdict::runs;
    if (told.verdict == Verdict::clean || !command.is_kept || !may_use_cache(*given)) return told;
    if (is_kept(command, *given, told.now)) told.verdict = Verdict::recalled;
    return told;
  }

  // The keys that a step asks the cache for, in their order. A question that cannot be asked, for
  // instance because the tree does not compile, is one that the step itself tells better.
  static bool is_kept(const StepCommand& command, const console::Arguments& given,
                      const cache::Fields& fields) {
    const cache::Store store(io::cache_folder());
    if (store.has(fields.digest())) return true;
    return command.is_known && command.is_known(given, {&store, go_in(fields)}).value_or(false);
  }

  static void read_record(const fs::path& output, StepExplanation& told) {
    const fs::path path = record_path(output);
    const Result<std::string> text = io::read_file(path);
    Result<cache::Fields> before =
        text ? cache::read_fields(*text, path.string()) : Result<cache::Fields>(fail(text.error()));
    told.has_record = before.has_value();
    if (before) told.before = std::move(*before);
    if (told.has_record || told.verdict != Verdict::clean) return;
    told.verdict = Verdict::runs;
    told.reason = "there is no record of an earlier run";
  }

  const Graph& graph_;
  const graph::Machine& machine_;
  std::map<std::size_t, std::size_t> maker_;
  std::set<std::size_t> wanted_;
  std::set<std::size_t> unclean_;
};

std::vector<FileId> files_of(const Graph& graph, const std::string& target) {
  for (const graph::Target& one : graph.targets) {
    if (one.name == target) return one.files;
  }
  for (const Step& step : graph.steps) {
    for (FileId id : step.outputs) {
      if (graph.path(id) == target) return {id};
    }
  }
  return {};
}

Diagnostic unknown_target(const Graph& graph, const std::string& target) {
  std::vector<std::string_view> names;
  for (const graph::Target& one : graph.targets) names.push_back(one.name);
  const auto near = nearest(target, names);
  return error("unknown-target", {}, fmt::format("no target '{}'", target))
      .with_help(near ? fmt::format("did you mean '{}'?", *near)
                      : "name a distribution, a file of build/, or all");
}

// The project as the Ninja file has it. The generator has reported the warnings.
Result<project::Snapshot> read_snapshot(const project::Root& root,
                                        const generate::GenRequest& request) {
  generate::GenRequest read_only = request;
  read_only.pin.read_only = true;
  return project::load(root, generate::load_policy(read_only));
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::clean:
      return "clean";
    case Verdict::recalled:
      return "recalled";
    case Verdict::runs:
      return "runs";
    case Verdict::waits:
      return "waits";
  }
  return "";
}

Status check_targets(const project::Root& root, const generate::GenRequest& request,
                     const std::vector<std::string>& targets) {
  if (targets.empty()) return {};
  const Result<project::Snapshot> snapshot = read_snapshot(root, request);
  if (!snapshot) return fail(snapshot.error());
  Diagnostics faults;
  for (const std::string& target : targets) {
    if (files_of(snapshot->graph, target).empty())
      faults.push_back(unknown_target(snapshot->graph, target));
  }
  if (!faults.empty()) return fail(std::move(faults));
  return {};
}

Result<std::vector<StepExplanation>> explain_targets(const project::Root& root,
                                                     const generate::GenRequest& request,
                                                     const std::vector<std::string>& targets) {
  const Result<project::Snapshot> snapshot = read_snapshot(root, request);
  if (!snapshot) return fail(snapshot.error());
  Result<graph::Machine> machine = generate::find_machine(request.machine);
  if (!machine) return fail(machine.error());
  machine->no_cache = request.no_cache;
  Explainer explainer(snapshot->graph, *machine);
  Diagnostics faults;
  for (const std::string& target : targets) {
    const std::vector<FileId> wanted = files_of(snapshot->graph, target);
    if (wanted.empty()) faults.push_back(unknown_target(snapshot->graph, target));
    for (FileId id : wanted) explainer.want(id);
  }
  if (!faults.empty()) return fail(std::move(faults));
  return explainer.explain();
}

}  // namespace ocelot::action
