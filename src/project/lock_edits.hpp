// What the entries of modules.lock do to a tree's go.mod and go.sum.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "declaration/config/modules_lock.hpp"
#include "graph/plan.hpp"
#include "project/unit_trees.hpp"
#include "support/base/result.hpp"
#include "support/golang/go_mod_edit.hpp"

namespace ocelot::project {

/// A lock, with the replacements of the model. Both must outlive this view of them.
class LockEdits {
 public:
  LockEdits(const config::ModulesLock& lock, const std::vector<golang::Replacement>& replacements)
      : lock_(lock), replacements_(replacements) {}

  /// The entry of a unit, or null.
  const config::LockedModules* entry_of(const model::LockUnit& unit) const;

  /// The key that the entry of a set must have. It changes with the entries of its components.
  std::string key_of(const UnitSet& units, const config::LockedModules& set) const;

  /// The edits for the units of a tree: those of the set's own entry, if it is valid, or the union
  /// of the units' entries. Fails as `joined` does.
  Result<golang::GoModEdits> of_tree(const UnitSet& units) const;

  /// The union of the units' entries. Fails for a line that is not a module with a version, and for
  /// a module that another unit needs in a higher version than the required one.
  Result<golang::GoModEdits> joined(const UnitSet& units) const;

  /// The modules of upstream that the entries of units raise.
  std::set<graph::RaisedModule> raised_by(const UnitSet& units) const;

  /// The checksums of the modules that the entries set.
  std::vector<std::string> used_sums() const;

 private:
  Result<golang::GoModEdits> joined_unchecked(const UnitSet& units) const;
  golang::GoModEdits with_sums(golang::GoModEdits edits) const;

  const config::ModulesLock& lock_;
  const std::vector<golang::Replacement>& replacements_;
};

}  // namespace ocelot::project
