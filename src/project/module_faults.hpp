// The faults of locked modules.
#pragma once

#include <string>
#include <vector>

#include "declaration/config/modules_lock.hpp"
#include "declaration/model/lock_units.hpp"
#include "declaration/model/model.hpp"
#include "graph/plan.hpp"
#include "project/go_tool.hpp"
#include "support/base/result.hpp"
#include "support/golang/go_mod_edit.hpp"

namespace ocelot::project {

/// One fault for each unit whose entry is missing or was made from something else. `digest` is that
/// of upstream's go.mod and go.sum files, `path` that of the lock.
Diagnostics stale_modules(const std::vector<const model::LockUnit*>& units,
                          const config::ModulesLock& lock, const std::string& digest,
                          const std::string& path);

/// The modules of a unit that edits set to another version than the unit requires, because the
/// entry of another component does. Each is a fault at the requirement.
Diagnostics find_lost_versions(const model::LockUnit& unit, const config::LockedModules& entry,
                               const golang::GoModEdits& edits, const config::ModulesLock& lock);

/// Fails if an entry raises some modules of the Collector's release, and upstream keeps others of
/// the same release: they are only tested together. `upstream` is its go.mod.
Status check_skew(const ModuleQuestion& question, const config::LockedModules& entry,
                  const std::string& upstream);

/// Warnings about replacements of modules that no distribution needs.
Diagnostics find_unused_replaces(const model::Model& model, const graph::Plan& plan);

}  // namespace ocelot::project
