// Locks the modules of a plan's trees: the stage between the plan and the graph.
// In: a model, upstream's pin, and the lock. Out: each tree with its edits of go.mod and go.sum,
// and the lock with an entry for each unit of these trees.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declaration/model/model.hpp"
#include "graph/plan.hpp"
#include "project/pin.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"

namespace ocelot::project {

/// The units without a valid entry, if none may be made.
struct UnlockedModules {
  std::vector<std::string> names{};
  Diagnostics faults{};  ///< one for each

  /// "modules.lock: not locked: NAME, NAME".
  std::string describe() const;
};

struct ModuleLocking {
  std::string written_lock{};          ///< the path of the lock if it was written; else empty
  std::vector<std::string> changes{};  ///< a line for each change of the lock
  UnlockedModules unlocked{};
  Diagnostics warnings{};
};

/// What is locked: the declaration, its tracked lock (null if there is none), and upstream's pin.
struct LockInput {
  const model::Model& model;
  const SourceRef& tracked;
  const ResolvedPin& pin;
};

/// Sets the edits of each tree in the plan. An entry is valid if upstream's go.mod and go.sum files
/// and its key are those that it was made from. Other entries are made with Go and written, if the
/// options allow it; with `update`, all are. With `locked`, an entry that is not valid is a fault.
/// Without a go tool, edits are those of the lock, and `unlocked` names the rest.
Result<ModuleLocking> lock_modules(const Root& root, const LockInput& input,
                                   const PinOptions& options, graph::Plan& plan);

}  // namespace ocelot::project
