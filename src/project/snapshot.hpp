// A project with all that is derived from it: list, read, model, pin, plan, graph, in this order
// and in this file alone.
#pragma once

#include <string>
#include <variant>

#include "declaration/model/make_model.hpp"
#include "declaration/model/model.hpp"
#include "declaration/model/project_files.hpp"
#include "graph/graph.hpp"
#include "graph/plan.hpp"
#include "project/pin.hpp"
#include "project/project.hpp"
#include "project/root.hpp"
#include "queries/affected.hpp"
#include "queries/lint.hpp"
#include "support/base/result.hpp"

namespace ocelot::project {

/// The commit of an upstream that no lock pins.
inline constexpr std::string_view k_unpinned = "unpinned";

/// The pin is the lock's, or else the upstream is asked and the lock written, as far as the options
/// allow it.
struct ResolvePin {
  PinOptions options;
};

/// The pin is the lock's; where there is none, the upstream is not pinned. Nothing is written.
struct ReadPin {
  bool is_stale_lock_fault = false;  ///< else a lock that does not fit counts as none
};

/// The pin is what the text of an earlier lock says; empty: there was none.
struct PinOfText {
  std::string lock;
};

/// In what loads of a project differ.
struct LoadPolicy {
  std::variant<ReadPin, ResolvePin, PinOfText> pin;
  graph::Choice choice;
  model::UpstreamOverride upstream;
};

/// A project up to the plan, from which the graph is made without the model.
struct PlannedProject {
  graph::ProjectInputs inputs;  ///< with the lock, which may have been written only now
  model::Model model;
  graph::Plan plan;
  std::string pin_change;  ///< the line that `update` prints; else empty
  Diagnostics warnings;
};

struct Snapshot {
  model::Model model;
  graph::Plan plan;
  graph::Graph graph;
  Diagnostics warnings;

  queries::State state() const { return {plan, graph}; }
  queries::Pinning pinning() const;
  /// Upstream's commit, "unpinned", or the path of a plain folder.
  std::string commit() const;
};

/// A failure of a stage after others that warned: the warnings first.
Unexpected<Diagnostics> fail_after(Diagnostics warnings, Diagnostics errors);

struct LoadedModel {
  model::Model model;
  Diagnostics warnings;
};

/// The model of files; a failure when they have errors.
Result<LoadedModel> load_model(const model::ProjectFiles& files,
                               const model::UpstreamOverride& upstream = {});

/// The stages from the files to the plan. A failure begins with the warnings of the stages before.
Result<PlannedProject> load_plan(const Root& root, const Sources& sources,
                                 const LoadPolicy& policy);

/// All stages, from given files or from those on disk. A failure begins with the warnings of the
/// stages before.
Result<Snapshot> load(const Root& root, const Sources& sources, const LoadPolicy& policy);
Result<Snapshot> load(const Root& root, const LoadPolicy& policy = {});

}  // namespace ocelot::project
