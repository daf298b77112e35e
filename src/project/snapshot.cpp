// The only code that derives a project's graph from its files.
#include "project/snapshot.hpp"

#include <utility>

#include "declaration/config/config.hpp"
#include "declaration/model/make_model.hpp"
#include "declaration/model/project_files.hpp"
#include "graph/make_graph.hpp"
#include "graph/make_plan.hpp"
#include "project/config_files.hpp"
#include "project/lock.hpp"
#include "project/omitted_references.hpp"
#include "project/policy_file.hpp"
#include "project/replacing_folders.hpp"

namespace ocelot::project {

namespace {

using model::Upstream;

ResolvedPin unpinned(const Upstream& upstream) {
  return {graph::PinnedCommit{upstream.location, upstream.kind == Upstream::Kind::url,
                              std::string(k_unpinned)}};
}

struct FindPin {
  const Root& root;
  const Upstream& upstream;

  Result<ResolvedPin> operator()(const ResolvePin& policy) const {
    return resolve_pin(root, upstream, policy.options);
  }

  Result<ResolvedPin> operator()(const ReadPin& policy) const {
    Result<std::optional<ResolvedPin>> pin = known_pin(root, upstream, {});
    if (pin && *pin) return std::move(**pin);
    if (pin || !policy.is_stale_lock_fault) return unpinned(upstream);
    return fail(pin.error());
  }

  // A plain folder has no history, so its current state is used.
  Result<ResolvedPin> operator()(const PinOfText& policy) const {
    const Result<bool> is_plain = is_plain_folder(root, upstream);
    if (!is_plain) return fail(is_plain.error());
    if (*is_plain) return (*this)(ReadPin{true});
    if (policy.lock.empty()) return unpinned(upstream);
    const Result<config::LockEntry> lock =
        parse_lock(make_project_source(std::string(model::k_lock_path), policy.lock));
    if (!lock) return fail(lock.error());
    if (lock->repo.value != upstream.repo || lock->ref.value != upstream.ref)
      return unpinned(upstream);
    return ResolvedPin{graph::PinnedCommit{upstream.location, upstream.kind == Upstream::Kind::url,
                                           lock->commit.value, lock->tree.value},
                       lock->modules.value, lock->go.value};
  }
};

// Ninja watches the tracked locks as files of the project; those for -r or -b are in build/.
graph::ProjectInputs with_locks(graph::ProjectInputs inputs, const ResolvedPin& pin,
                                const ModuleLocking& modules) {
  if (pin.written_lock == model::k_lock_path)
    inputs = with_file(std::move(inputs), pin.written_lock);
  if (modules.written_lock == model::k_modules_lock_path)
    inputs = with_file(std::move(inputs), modules.written_lock);
  return inputs;
}

PinOptions options_of(const LoadPolicy& policy) {
  const auto* resolve = std::get_if<ResolvePin>(&policy.pin);
  return resolve == nullptr ? PinOptions() : resolve->options;
}

Diagnostics find_violations(const model::Model& model, const LoadPolicy& policy) {
  Diagnostics faults;
  if (!policy.sandbox) return faults;
  if (auto fault = model::find_missing_sandbox(model.policy, *policy.sandbox))
    faults.push_back(std::move(*fault));
  if (auto fault = model::find_forbidden_upstream(model.policy, model.upstream))
    faults.push_back(std::move(*fault));
  return faults;
}

// The files of an earlier state of the project are not on disk.
bool is_on_disk(const LoadPolicy& policy) {
  return !std::holds_alternative<PinOfText>(policy.pin);
}

}  // namespace

queries::Pinning Snapshot::pinning() const {
  const auto* pinned = std::get_if<graph::PinnedCommit>(&plan.pin);
  if (pinned == nullptr) return queries::Pinning::pointless;
  return pinned->commit == k_unpinned ? queries::Pinning::unpinned : queries::Pinning::pinned;
}

std::string Snapshot::commit() const {
  if (const auto* pinned = std::get_if<graph::PinnedCommit>(&plan.pin)) return pinned->commit;
  return std::get<graph::PlainFolder>(plan.pin).path;
}

Unexpected<Diagnostics> fail_after(Diagnostics warnings, Diagnostics errors) {
  append(warnings, std::move(errors));
  return fail(std::move(warnings));
}

Status use_policy_of(const Root& root, const std::string& ref, Sources& sources) {
  if (ref.empty()) return {};
  Result<SourceRef> policy = read_policy_at(root, ref);
  if (!policy) return fail(policy.error());
  sources.files.policy = std::move(*policy);
  return {};
}

Result<LoadedModel> load_model(const model::ProjectFiles& files,
                               const model::UpstreamOverride& upstream) {
  Diagnostics warnings;
  Result<model::Model> model = model::make_model(files, upstream).unless_errors(warnings);
  if (!model) return fail(model.error());
  return LoadedModel{std::move(*model), std::move(warnings)};
}

Result<PlannedProject> load_plan(const Root& root, const Sources& sources,
                                 const LoadPolicy& policy) {
  Result<LoadedModel> model = load_model(sources.files, policy.upstream);
  if (!model) return fail(model.error());
  Diagnostics warnings = std::move(model->warnings);
  // Before anything is fetched from a forbidden host.
  if (Diagnostics faults = find_violations(model->model, policy); !faults.empty())
    return fail_after(std::move(warnings), std::move(faults));
  std::vector<std::string> configs = config_paths(model->model);
  if (is_on_disk(policy)) {
    Diagnostics faults = find_config_faults(root, model->model);
    append(faults, find_folder_faults(root, model->model));
    append(faults, find_omitted_references(root, model->model));
    if (!faults.empty()) return fail_after(std::move(warnings), std::move(faults));
  }
  Result<ResolvedPin> pin = std::visit(FindPin{root, model->model.upstream}, policy.pin);
  if (!pin) return fail_after(std::move(warnings), std::move(pin.error()));
  Result<graph::Plan> plan = graph::make_plan(model->model, policy.choice, pin->pin);
  if (!plan) return fail_after(std::move(warnings), std::move(plan.error()));
  plan->go = pin->go;
  Result<ModuleLocking> modules = lock_modules(
      root, {model->model, sources.files.modules_lock, *pin}, options_of(policy), *plan);
  if (!modules) return fail_after(std::move(warnings), std::move(modules.error()));
  append(warnings, std::move(modules->warnings));
  return PlannedProject{with_configs(root, with_locks(sources.inputs, *pin, *modules), configs),
                        std::move(model->model),
                        std::move(*plan),
                        std::move(configs),
                        std::move(pin->change),
                        std::move(*modules),
                        std::move(warnings)};
}

Result<Snapshot> load(const Root& root, const Sources& sources, const LoadPolicy& policy) {
  Result<PlannedProject> planned = load_plan(root, sources, policy);
  if (!planned) return fail(planned.error());
  Result<graph::Graph> graph = graph::make_graph(planned->plan, planned->inputs);
  if (!graph) return fail_after(std::move(planned->warnings), std::move(graph.error()));
  return Snapshot{std::move(planned->model), std::move(planned->plan), std::move(*graph),
                  std::move(planned->modules.unlocked), std::move(planned->warnings)};
}

Result<Snapshot> load(const Root& root, const LoadPolicy& policy) {
  Result<Sources> sources = read_sources(root);
  if (!sources) return fail(sources.error());
  if (Status used = use_policy_of(root, policy.policy_from, *sources); !used)
    return fail(used.error());
  return load(root, *sources, policy);
}

}  // namespace ocelot::project
