// A project with everything that is derived from it. Only this file runs the stages, in this order:
// list, read, model, pin, plan, graph.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "declaration/model/make_model.hpp"
#include "declaration/model/model.hpp"
#include "declaration/model/project_files.hpp"
#include "declaration/model/sandbox.hpp"
#include "graph/graph.hpp"
#include "graph/plan.hpp"
#include "project/module_locking.hpp"
#include "project/pin.hpp"
#include "project/project.hpp"
#include "project/root.hpp"
#include "queries/affected.hpp"
#include "queries/lint.hpp"
#include "support/base/result.hpp"

namespace ocelot::project {

/// The text for the commit of an upstream without a lock.
inline constexpr std::string_view k_unpinned = "unpinned";

/// Takes the pin from the lock; otherwise resolves the ref and writes the lock, if the options
/// allow it.
struct ResolvePin {
  PinOptions options;
};

/// Takes the pin from the lock; without a lock, the upstream is not pinned. Writes nothing.
struct ReadPin {
  bool is_stale_lock_fault = false;  ///< if false, a lock that does not match is ignored
};

/// Takes the pin from the text of an earlier lock; empty if there was none.
struct PinOfText {
  std::string lock;
};

/// The settings for loading a project.
struct LoadPolicy {
  std::variant<ReadPin, ResolvePin, PinOfText> pin;
  graph::Choice choice;
  model::UpstreamOverride upstream;
  std::optional<model::Sandbox> sandbox{};  ///< of the build that the project's policy must allow;
                                            ///< nothing: the policy is not applied
  std::string policy_from{};  ///< the commit that has the policy; empty: the work tree has it
};

/// A project up to the plan. The graph is built from it without the model.
struct PlannedProject {
  graph::ProjectInputs inputs;  ///< with the lock, which may be new
  model::Model model;
  graph::Plan plan;
  std::vector<std::string> configs;  ///< the files that the key `config` names, sorted
  std::string pin_change;            ///< the line that `update` prints; else empty
  ModuleLocking modules;
  Diagnostics warnings;
};

struct Snapshot {
  model::Model model;
  graph::Plan plan;
  graph::Graph graph;
  UnlockedModules unlocked;
  Diagnostics warnings;

  queries::State state() const { return {plan, graph}; }
  queries::Pinning pinning() const;
  /// The upstream's commit, "unpinned", or the path of a plain folder.
  std::string commit() const;
};

/// A failure of a stage, with the warnings of earlier stages first.
Unexpected<Diagnostics> fail_after(Diagnostics warnings, Diagnostics errors);

/// Replaces the policy of the files by that of a commit, unless `ref` is empty. Fails as
/// read_policy_at.
Status use_policy_of(const Root& root, const std::string& ref, Sources& sources);

struct LoadedModel {
  model::Model model;
  Diagnostics warnings;
};

/// The model of files. Fails if they have errors.
Result<LoadedModel> load_model(const model::ProjectFiles& files,
                               const model::UpstreamOverride& upstream = {});

/// Runs the stages from the files to the plan. On failure, the warnings of earlier stages come
/// first.
Result<PlannedProject> load_plan(const Root& root, const Sources& sources,
                                 const LoadPolicy& policy);

/// Runs all stages, with the given files or those on disk. On failure, the warnings of earlier
/// stages come first.
Result<Snapshot> load(const Root& root, const Sources& sources, const LoadPolicy& policy);
Result<Snapshot> load(const Root& root, const LoadPolicy& policy = {});

}  // namespace ocelot::project
