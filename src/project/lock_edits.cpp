// Joins entries.
#include "project/lock_edits.hpp"

#include "project/module_faults.hpp"
#include "project/modules_lock_file.hpp"

namespace ocelot::project {

using config::LockedModules;
using golang::GoModEdits;
using model::LockUnit;

const LockedModules* LockEdits::entry_of(const LockUnit& unit) const {
  const auto entry = lock_.components.find(unit.name);
  return entry == lock_.components.end() ? nullptr : &entry->second;
}

std::string LockEdits::key_of(const UnitSet& units, const LockedModules& set) const {
  std::vector<std::string> keys;
  for (const LockUnit* unit : units) {
    const LockedModules* entry = entry_of(*unit);
    keys.push_back(entry == nullptr ? std::string() : entry->key);
  }
  return key_of_set(keys, set);
}

std::set<graph::RaisedModule> LockEdits::raised_by(const UnitSet& units) const {
  std::set<graph::RaisedModule> raised;
  for (const LockUnit* unit : units) {
    const LockedModules* entry = entry_of(*unit);
    if (entry == nullptr) continue;
    for (const std::string& line : entry->raised) {
      config::LockedLine module = config::read_locked_line(line);
      raised.insert({std::move(module.path), std::move(module.from), std::move(module.version)});
    }
  }
  return raised;
}

Result<GoModEdits> LockEdits::of_tree(const UnitSet& units) const {
  const auto set = lock_.sets.find(name_of(units));
  if (set == lock_.sets.end() || set->second.key != key_of(units, set->second))
    return joined(units);
  Result<GoModEdits> edits = edits_of(set->first, set->second, replacements_);
  if (!edits) return edits;
  return with_sums(std::move(*edits));
}

Result<GoModEdits> LockEdits::joined(const UnitSet& units) const {
  Result<GoModEdits> edits = joined_unchecked(units);
  if (!edits) return edits;
  Diagnostics faults;
  for (const LockUnit* unit : units) {
    if (const LockedModules* entry = entry_of(*unit))
      append(faults, find_lost_versions(*unit, *entry, *edits, lock_));
  }
  if (!faults.empty()) return fail(std::move(faults));
  return with_sums(std::move(*edits));
}

Result<GoModEdits> LockEdits::joined_unchecked(const UnitSet& units) const {
  std::vector<GoModEdits> all;
  for (const LockUnit* unit : units) {
    const LockedModules* entry = entry_of(*unit);
    if (entry == nullptr) continue;
    Result<GoModEdits> edits = edits_of(unit->name, *entry, replacements_);
    if (!edits) return edits;
    all.push_back(std::move(*edits));
  }
  return golang::join_edits(all);
}

std::vector<std::string> LockEdits::used_sums() const {
  std::vector<GoModEdits> all;
  for (const auto* entries : {&lock_.components, &lock_.sets}) {
    for (const auto& [name, entry] : *entries) {
      Result<GoModEdits> edits = edits_of(name, entry, replacements_);
      if (edits) all.push_back(std::move(*edits));
    }
  }
  return sums_of(lock_.sums, all);
}

GoModEdits LockEdits::with_sums(GoModEdits edits) const {
  edits.sums = sums_of(lock_.sums, {edits});
  return edits;
}

}  // namespace ocelot::project
