// config/modules.lock as the generator uses it: the key of an entry, and its edits of a go.mod.
#pragma once

#include <set>
#include <string>

#include "declaration/config/modules_lock.hpp"
#include "declaration/model/lock_units.hpp"
#include "declaration/model/model.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"
#include "support/golang/go_mod_edit.hpp"

namespace ocelot::project {

/// Reads the lock of another upstream; an empty lock if there is no file. Fails with all faults of
/// its form.
Result<config::ModulesLock> read_override_lock(const Root& root);

/// What an entry depends on besides upstream's go.mod and go.sum: the required and replaced
/// modules, and what the Go files of the component and of replacing folders import, whatever their
/// constraints; and the entry's own lines, so that an edit of them is noticed. 64 hexadecimal
/// digits.
std::string key_of(const model::LockUnit& unit, const model::Model& model,
                   const config::LockedModules& entry);

/// The key of a set: of the keys of its components, and of the set's own lines.
std::string key_of_set(const std::vector<std::string>& keys, const config::LockedModules& entry);

/// The replacements of a model, with the folders of a tree.
std::vector<golang::Replacement> replacements_of(const model::Model& model);

/// The edits of upstream's go.mod that an entry stands for, with those of the replacements that it
/// names. Fails for a line that is not a module with a version.
Result<golang::GoModEdits> edits_of(const std::string& name, const config::LockedModules& entry,
                                    const std::vector<golang::Replacement>& replacements);

/// The lines of a go.sum that are of modules in these edits.
std::vector<std::string> sums_of(const std::vector<std::string>& sums,
                                 const std::vector<golang::GoModEdits>& all);

/// The paths of the modules that an entry has lines for.
std::set<std::string> modules_of(const config::LockedModules& entry);

/// The entry for edits. `upstream` is upstream's go.mod; `requested` has a version for each module.
config::LockedModules entry_of(const golang::GoModEdits& edits, const std::string& upstream,
                               const std::vector<golang::ModuleRequirement>& requested);

}  // namespace ocelot::project
