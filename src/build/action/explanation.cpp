// Walks over the graph and examines each step.
#include "build/action/explanation.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "build/action/declared_places.hpp"
#include "build/action/planned_step.hpp"
#include "build/action/run_step.hpp"
#include "build/action/step_command_line.hpp"
#include "build/action/step_key.hpp"
#include "build/cache/store.hpp"
#include "graph/ninja_writer.hpp"
#include "graph/paths.hpp"
#include "project/generate/generation.hpp"
#include "project/generate/ninja_dry_run.hpp"
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
using Request = graph::StepRequest<graph::InWords>;

class Explainer {
 public:
  Explainer(const Graph& graph, const graph::Machine& machine, std::set<std::string> due)
      : graph_(graph), machine_(machine), due_(std::move(due)) {
    for (std::size_t i = 0; i < graph.steps.size(); ++i) {
      for (FileId id : graph.steps[i].outputs) maker_[id.index] = i;
    }
  }

  void add(FileId file) {
    const auto maker = maker_.find(file.index);
    if (maker == maker_.end() || !needed_.insert(maker->second).second) return;
    for (FileId id : graph_.steps[maker->second].inputs) add(id);
    for (FileId id : graph_.steps[maker->second].order_only) add(id);
  }

  // The graph lists steps after those that they depend on.
  std::vector<StepExplanation> explain() {
    std::vector<StepExplanation> explanations;
    for (std::size_t index : needed_) {
      explanations.push_back(explain(graph_.steps[index]));
      if (explanations.back().verdict != Verdict::clean && !repeated_.contains(index))
        unclean_.insert(index);
    }
    return explanations;
  }

 private:
  StepExplanation explain(const Step& step) {
    StepExplanation explanation{step.description, Verdict::clean, {}, false, {}, {}};
    if (wait_for(unclean_, step, explanation)) return explanation;
    if (const auto missing = missing_output(step)) {
      explanation.verdict = Verdict::runs;
      explanation.reason = *missing + " is missing";
    }
    return step.contract().records_inputs ? explain_key(step, std::move(explanation))
                                          : explain_copy(step, std::move(explanation));
  }

  std::optional<std::string> missing_output(const Step& step) const {
    std::error_code none;
    for (FileId id : step.outputs) {
      if (!fs::exists(graph_.path(id), none)) return graph_.path(id);
    }
    return std::nullopt;
  }

  StepExplanation explain_copy(const Step& step, StepExplanation explanation) {
    const std::string& from = graph_.path(step.inputs.front());
    if (explanation.verdict != Verdict::clean) return explanation;
    if (io::hold_same_bytes(from, graph_.path(step.outputs.front()))) {
      apply_due(step, explanation);
      return explanation;
    }
    explanation.verdict = Verdict::runs;
    explanation.reason = fmt::format("{} has changed", from);
    return explanation;
  }

  // Whether a step depends on one of some steps; then it waits for it.
  bool wait_for(const std::set<std::size_t>& steps, const Step& step,
                StepExplanation& explanation) const {
    for (FileId id : step.inputs) {
      const auto maker = maker_.find(id.index);
      if (maker == maker_.end() || !steps.contains(maker->second)) continue;
      explanation.verdict = Verdict::waits;
      explanation.reason = "for " + graph_.steps[maker->second].description;
      return true;
    }
    return false;
  }

  // Ninja compares times and command lines, not content. A step that it repeats for them makes the
  // same output again. It lists the steps after that one too, which may have a reason of their own.
  void apply_due(const Step& step, StepExplanation& explanation) {
    if (explanation.verdict != Verdict::clean || !due_.contains(step.description)) return;
    const bool waits = wait_for(repeated_, step, explanation);
    repeated_.insert(maker_.at(step.outputs.front().index));
    if (waits) return;
    explanation.verdict = Verdict::runs;
    explanation.reason = "same content, but an input is newer or the command line changed";
  }

  StepExplanation explain_key(const Step& step, StepExplanation explanation) {
    const Result<PlannedStep> planned = plan_step(graph_, step, machine_);
    if (!planned) return explanation;
    const StepValues values = values_of(planned->request);
    Result<cache::ActionKey> now = key_of(*planned->command, values, planned->sandbox);
    if (!now) {
      explanation.verdict = Verdict::runs;
      explanation.reason = now.error().front().message;
      return explanation;
    }
    explanation.now = std::move(*now);
    read_record(outputs_of(values).front().path, explanation);
    if (explanation.has_record && !cache::compare(explanation.before, explanation.now).empty())
      explanation.verdict = Verdict::runs;
    apply_due(step, explanation);
    if (explanation.verdict != Verdict::runs || !planned->command->is_cacheable ||
        !may_use_cache(planned->arguments))
      return explanation;
    if (is_in_store(planned->request, explanation.now, planned->sandbox))
      explanation.verdict = Verdict::recalled;
    return explanation;
  }

  // Asks the cache for the same keys as the step, in the same order. If that fails, for instance
  // because the tree does not compile, the step itself reports a better error.
  static bool is_in_store(const Request& request, const cache::ActionKey& key,
                          const steps::ToolSandbox& sandbox) {
    const Result<fs::path> folder = io::cache_folder();
    if (!folder) return false;
    const cache::Store store(*folder);
    if (store.has(key.digest())) return true;
    steps::StepEnvironment environment;
    environment.places = declared_places();
    environment.store = &store;
    environment.go = go_in(key);
    environment.sandbox = sandbox;
    return is_link_in_store(request, environment).value_or(false);
  }

  static void read_record(const fs::path& output, StepExplanation& explanation) {
    const fs::path path = record_path(output);
    const Result<std::string> text = io::read_file(path);
    Result<cache::ActionKey> before =
        text ? cache::read_key(*text, path.string()) : Result<cache::ActionKey>(fail(text.error()));
    explanation.has_record = before.has_value();
    if (before) explanation.before = std::move(*before);
    if (explanation.has_record || explanation.verdict != Verdict::clean) return;
    explanation.verdict = Verdict::runs;
    explanation.reason = "no record of an earlier run";
  }

  const Graph& graph_;
  const graph::Machine& machine_;
  std::set<std::string> due_;  // descriptions of the steps that `ninja -n` lists
  std::map<std::size_t, std::size_t> maker_;
  std::set<std::size_t> needed_;
  std::set<std::size_t> unclean_;
  std::set<std::size_t> repeated_;  // same content, but due
};

Diagnostic unknown_target(const Graph& graph, const std::string& target) {
  std::vector<std::string_view> names;
  for (const graph::Target& phony : graph.targets) names.push_back(phony.name);
  return error("unknown-target", {}, fmt::format("no target '{}'", target))
      .with_help(suggest(target, names, "name a distribution, a file in build/, or all"));
}

generate::GenRequest read_only(generate::GenRequest request) {
  request.pin.read_only = true;
  return request;
}

// The steps that Ninja would run, by their descriptions; none when it cannot tell.
std::set<std::string> find_due(const project::Root& root, const std::string& text,
                               const std::vector<std::string>& targets) {
  const Result<generate::NinjaProgram> ninja = generate::find_ninja();
  if (!ninja) return {};
  const Result<generate::DryRun> run = generate::dry_run_ninja(root, *ninja, text, targets, "");
  if (!run || run->code != 0) return {};
  std::set<std::string> lines;
  for (std::string_view line : split_lines(run->text)) lines.emplace(line);
  return lines;
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

// The last target is `all`, which `smoke` builds first.
std::vector<FileId> files_of(const Graph& graph, const std::string& target) {
  if (target == graph::k_smoke_target && graph::has_layers(graph))
    return graph.targets.back().files;
  for (const graph::Target& phony : graph.targets) {
    if (phony.name == target) return phony.files;
  }
  for (const Step& step : graph.steps) {
    for (FileId id : step.outputs) {
      if (graph.path(id) == target) return {id};
    }
  }
  return {};
}

Status check_targets(const Graph& graph, const std::vector<std::string>& targets) {
  Diagnostics faults;
  for (const std::string& target : targets) {
    if (files_of(graph, target).empty()) faults.push_back(unknown_target(graph, target));
  }
  if (!faults.empty()) return fail(std::move(faults));
  return {};
}

// The generator has reported the warnings.
Status check_targets(const project::Root& root, const generate::GenRequest& request,
                     const std::vector<std::string>& targets) {
  if (targets.empty()) return {};
  const Result<project::Snapshot> snapshot =
      project::load(root, generate::load_policy(read_only(request)));
  if (!snapshot) return fail(snapshot.error());
  return check_targets(snapshot->graph, targets);
}

Result<TargetsExplanation> explain_targets(const project::Root& root,
                                           const generate::GenRequest& request,
                                           const std::vector<std::string>& targets) {
  Result<generate::DraftedFile> file = generate::draft_ninja_file(root, read_only(request));
  if (!file) return fail(file.error());
  if (Status known = check_targets(file->graph, targets); !known) return fail(known.error());
  Explainer explainer(file->graph, file->machine, find_due(root, file->text, targets));
  for (const std::string& target : targets) {
    for (FileId id : files_of(file->graph, target)) explainer.add(id);
  }
  Result<std::vector<StepExplanation>> steps = explainer.explain();
  if (!steps) return fail(steps.error());
  return TargetsExplanation{std::move(*steps), std::move(file->generation.module_changes)};
}

}  // namespace ocelot::action
