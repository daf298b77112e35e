// Compares the lock with the declaration, and resolves what has changed.
#include "project/module_locking.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "declaration/config/modules_lock.hpp"
#include "declaration/model/lock_units.hpp"
#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "graph/provider_stubs.hpp"
#include "project/lock_edits.hpp"
#include "project/module_change.hpp"
#include "project/module_faults.hpp"
#include "project/modules_lock_file.hpp"
#include "project/pin_change.hpp"
#include "project/unit_trees.hpp"
#include "queries/check.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_mod_edit.hpp"

namespace ocelot::project {

namespace {

using config::LockedModules;
using config::ModulesLock;
using golang::ModuleFiles;
using model::LockUnit;

class Locker {
 public:
  Locker(const Root& root, const LockInput& input, const PinOptions& options, graph::Plan& plan)
      : root_(root),
        model_(input.model),
        tracked_(input.tracked),
        pin_(input.pin),
        options_(options),
        plan_(plan),
        path_(options.overridden ? graph::k_override_modules_lock : model::k_modules_lock_path) {}

  Result<ModuleLocking> lock() {
    units_ = model::lock_units(model_);
    replacements_ = replacements_of(model_);
    trees_ = units_of_trees(plan_, units_);
    const bool fetches = options_.update && !options_.dry_run && options_.go != nullptr;
    if (Status done = lock_trees(); !done) return fail(done.error());
    if (Status done = fetches ? fetch() : Status(); !done) return fail(done.error());
    return std::move(locking_);
  }

 private:
  Status lock_trees() {
    const bool has_units =
        std::any_of(trees_.begin(), trees_.end(), [](const auto& units) { return !units.empty(); });
    if (!has_units && options_.module.empty()) return {};
    Result<ModulesLock> lock = read_lock();
    if (!lock && !is_complete_update()) return fail(lock.error());
    if (!lock) lock = ModulesLock();
    before_ = *lock;
    lock_ = std::move(*lock);
    if (Status done = renew(); !done) return done;
    if (Status done = set_edits(); !done) return done;
    add_replacing_folders(model_, plan_);
    if (has_all_distributions() && locking_.unlocked.names.empty())
      locking_.warnings = find_unused_replaces(model_, plan_);
    return {};
  }

  Result<ModulesLock> read_lock() const {
    if (options_.overridden) return read_override_lock(root_);
    if (tracked_ == nullptr) return ModulesLock();
    return config::read_modules_lock(tracked_).if_clean();
  }

  // Every entry is made again, so that nothing of an unreadable lock is lost.
  bool is_complete_update() const {
    return options_.update && plan_.choice.distributions.empty() &&
           plan_.choice.architectures.empty();
  }

  Status renew() {
    if (Status known = check_module(); !known) return known;
    if (Status done = find_digest(); !done) return done;
    const std::vector<const LockUnit*> stale = stale_units();
    if (stale.empty()) return {};
    if (options_.locked) return fail(stale_modules(stale, before_, digest_, path_));
    if (options_.go == nullptr) {
      for (const LockUnit* unit : stale) locking_.unlocked.names.push_back(unit->name);
      locking_.unlocked.faults = stale_modules(stale, before_, digest_, path_);
      return {};
    }
    if (lock_.upstream != digest_) lock_ = {digest_, {}, {}, lock_.sums};
    if (options_.update) forget_sums(stale);
    if (Status done = resolve_units(stale); !done) return done;
    if (Status done = resolve_sets(stale); !done) return done;
    if (is_complete_update()) remove_unused();
    lock_.sums = edits().used_sums();
    locking_.changes = describe_changes(before_, lock_);
    return write();
  }

  // The module of `update MODULE`.
  Status check_module() const {
    if (options_.module.empty()) return {};
    std::set<std::string> modules;
    for (const auto& [name, entry] : lock_.components) modules.merge(modules_of(entry));
    if (modules.contains(options_.module)) return {};
    return fail(error("unlocked-module", {},
                      fmt::format("no entry of {} has the module '{}'", path_, options_.module))
                    .with_help(suggest(options_.module, {modules.begin(), modules.end()},
                                       "update takes the path of a module, without a version; to "
                                       "build another ref of upstream, write -b REF")));
  }

  // A lock of an older version has no digest, so upstream's tree has to be read.
  Status find_digest() {
    digest_ = pin_.modules;
    if (!digest_.empty() || options_.go == nullptr) return {};
    if (Status done = read_upstream(); !done) return done;
    digest_ = digest_of_modules(upstream_);
    return {};
  }

  Status read_upstream() {
    if (!upstream_.empty()) return {};
    Result<Tree> tree = read_pinned_tree(root_, model_.upstream, plan_.pin, options_);
    if (!tree) return fail(tree.error());
    upstream_ = std::move(*tree);
    return {};
  }

  bool is_valid(const LockUnit& unit) const {
    const LockedModules* entry = edits().entry_of(unit);
    if (options_.update || lock_.upstream != digest_ || entry == nullptr) return false;
    return entry->key == key_of(unit, model_, *entry) && !mentions_moved_module(*entry);
  }

  bool mentions_moved_module(const LockedModules& entry) const {
    return !options_.module.empty() && modules_of(entry).contains(options_.module);
  }

  // The entry of a set is made again with those of its components.
  bool has_stale_set(const UnitSet& units) const {
    const auto set = lock_.sets.find(name_of(units));
    return set != lock_.sets.end() && set->second.key != edits().key_of(units, set->second);
  }

  std::vector<const LockUnit*> stale_units() const {
    std::set<const LockUnit*> needed;
    std::set<const LockUnit*> of_stale_sets;
    for (const UnitSet& units : trees_) {
      needed.insert(units.begin(), units.end());
      if (has_stale_set(units)) of_stale_sets.insert(units.begin(), units.end());
    }
    // If upstream has moved, an entry that this choice does not need would be lost.
    const bool has_moved = options_.go != nullptr && lock_.upstream != digest_;
    std::vector<const LockUnit*> stale;
    for (const LockUnit& unit : units_) {
      const bool counts =
          needed.contains(&unit) || (has_moved && lock_.components.contains(unit.name));
      if (counts && (!is_valid(unit) || of_stale_sets.contains(&unit))) stale.push_back(&unit);
    }
    return stale;
  }

  Status resolve_units(const std::vector<const LockUnit*>& units) {
    if (Status done = check_declaration(); !done) return done;
    Diagnostics faults;
    for (const LockUnit* unit : units) {
      Result<LockedModules> entry = resolve({unit}, unit->name);
      if (!entry) {
        append(faults, std::move(entry.error()));
        continue;
      }
      entry->key = key_of(*unit, model_, *entry);
      lock_.components.insert_or_assign(unit->name, std::move(*entry));
    }
    if (!faults.empty()) return fail(std::move(faults));
    return {};
  }

  // Once, before Go is asked: it would choose a version for an import that no module provides.
  Status check_declaration() {
    if (is_checked_) return {};
    if (Status done = read_upstream(); !done) return done;
    std::set<std::string> names;
    for (const graph::DistributionTarget& distribution : plan_.distributions)
      names.insert(distribution.name);
    const std::string pinned = "go" + pin_.go;
    const golang::GoToolchain go =
        pin_.go.empty() ? golang::GoToolchain{"", "auto"} : golang::GoToolchain{pinned, pinned};
    Diagnostics faults = queries::check({model_, {names.begin(), names.end()}, upstream_, go});
    if (has_errors(faults)) return fail(std::move(faults));
    is_checked_ = true;
    return {};
  }

  // Go may not accept the entries of several components together, for example if one raises a
  // module that then needs more.
  Status resolve_sets(const std::vector<const LockUnit*>& changed) {
    std::set<std::string> done;
    for (std::size_t i = 0; i < trees_.size(); ++i) {
      const UnitSet& units = trees_[i];
      if (units.size() < 2 || !done.insert(name_of(units)).second) continue;
      const bool is_changed = std::any_of(units.begin(), units.end(), [&](const LockUnit* unit) {
        return std::find(changed.begin(), changed.end(), unit) != changed.end();
      });
      if (!is_changed) continue;
      if (Status resolved = resolve_set(units, plan_.trees[i]); !resolved) return resolved;
    }
    return {};
  }

  Status resolve_set(const UnitSet& units, const graph::TreePlan& tree) {
    lock_.sets.erase(name_of(units));
    const Result<golang::GoModEdits> joined = edits().joined(units);
    if (!joined) return fail(joined.error());
    const Result<Tree> trial = edited(tree, *joined);
    if (!trial) return fail(trial.error());
    for (const std::vector<std::string>& tags : tags_of(tree)) {
      const Result<bool> accepted = options_.go->accepts({*trial, tags, pin_.go});
      if (!accepted) return fail(accepted.error());
      if (*accepted) continue;
      Result<LockedModules> entry = resolve(units, name_of(units));
      if (!entry) return fail(entry.error());
      entry->key = edits().key_of(units, *entry);
      lock_.sets.insert_or_assign(name_of(units), std::move(*entry));
      return {};
    }
    return {};
  }

  std::set<std::vector<std::string>> tags_of(const graph::TreePlan& tree) const {
    std::set<std::vector<std::string>> tags;
    for (const graph::ArtifactPlan& artifact : plan_.layers) {
      if (&plan_.trees[artifact.tree.index] == &tree) tags.insert(artifact.tags);
    }
    return tags;
  }

  // Entries name the modules of their own components only, and Go has to have those of upstream
  // too.
  Status fetch() {
    if (Status done = check_declaration(); !done) return done;
    const bool is_vendored = find_entry(upstream_, "vendor/modules.txt") != nullptr;
    std::set<std::tuple<std::size_t, std::vector<std::string>, std::string, bool>> done;
    for (const graph::ArtifactPlan& artifact : plan_.layers) {
      const graph::TreePlan& tree = plan_.trees[artifact.tree.index];
      if (is_vendored && tree.overlays.empty() && tree.omitted_providers.empty()) continue;
      const golang::Target target = model::target_of(artifact.kind, artifact.architecture);
      if (!done.insert({artifact.tree.index, artifact.tags, target.arch, target.has_cgo}).second)
        continue;
      Result<Tree> fetched_for = edited(tree, tree.edits);
      if (!fetched_for) return fail(fetched_for.error());
      const Status fetched =
          options_.go->fetch({std::move(*fetched_for), artifact.tags, pin_.go, target});
      if (!fetched) return fetched;
    }
    return {};
  }

  // The tree as a build will have it, with these edits.
  Result<Tree> edited(const graph::TreePlan& plan, const golang::GoModEdits& edits) const {
    Tree tree = tree_with(upstream_, model_, components_of(plan_, plan, model_));
    golang::edit_module(tree, edits);
    if (Status done = graph::omit_providers(tree, plan.omitted_providers); !done)
      return fail(done.error());
    return tree;
  }

  // Go rejects a module whose bytes are not those that were locked.
  Result<LockedModules> resolve(const UnitSet& units, const std::string& name) {
    ModuleQuestion question{name,
                            tree_with(upstream_, model_, components_of(units)),
                            requirements_of(units, collector_version(upstream_)),
                            pin_.go,
                            model_.replaces,
                            units.front()->place};
    const ModuleFiles before = golang::module_files_of(upstream_);
    golang::GoModEdits known;
    known.sums = lock_.sums;
    known.replaces = replacements_;
    golang::edit_module(question.tree, known);
    const Result<ModuleFiles> after = options_.go->resolve(question);
    if (!after) return fail(after.error());
    std::vector<golang::ModuleRequirement> requested;
    for (const model::UnitRequirement& requirement : question.requirements)
      requested.push_back(requirement.module);
    const golang::GoModEdits found = golang::difference(before, *after, replacements_);
    lock_.sums.insert(lock_.sums.end(), found.sums.begin(), found.sums.end());
    LockedModules entry = entry_of(found, before.go_mod, requested);
    const bool allows_skew = std::any_of(units.begin(), units.end(),
                                         [](const LockUnit* unit) { return unit->allows_skew; });
    if (allows_skew) return entry;
    if (Status fit = check_skew(question, entry, before.go_mod); !fit) return fail(fit.error());
    return entry;
  }

  Status set_edits() {
    Diagnostics faults;
    for (std::size_t i = 0; i < trees_.size(); ++i) {
      if (trees_[i].empty()) continue;
      Result<golang::GoModEdits> found = edits().of_tree(trees_[i]);
      if (!found) {
        append(faults, std::move(found.error()));
        continue;
      }
      plan_.trees[i].edits = std::move(*found);
      plan_.trees[i].raised = edits().raised_by(trees_[i]);
    }
    if (!faults.empty()) return fail(std::move(faults));
    return {};
  }

  bool has_all_distributions() const {
    const auto built =
        std::count_if(model_.distributions.begin(), model_.distributions.end(),
                      [](const model::Distribution& each) { return !each.is_abstract; });
    return plan_.distributions.size() == static_cast<std::size_t>(built);
  }

  Status write() {
    if (options_.dry_run) return {};
    const Result<io::Written> written = root_.write(path_, config::write_modules_lock(lock_));
    if (!written) return fail(written.error());
    locking_.written_lock = path_;
    return {};
  }

  // Go checks the others against the bytes that it gets.
  void forget_sums(const std::vector<const LockUnit*>& units) {
    ModulesLock kept = lock_;
    for (const LockUnit* unit : units) kept.components.erase(unit->name);
    lock_.sums = LockEdits(kept, replacements_).used_sums();
  }

  void remove_unused() {
    std::set<std::string, std::less<>> names;
    std::set<std::string, std::less<>> sets;
    for (const UnitSet& units : trees_) {
      sets.insert(name_of(units));
      for (const LockUnit* unit : units) names.insert(unit->name);
    }
    std::erase_if(lock_.components,
                  [&](const auto& entry) { return !names.contains(entry.first); });
    std::erase_if(lock_.sets, [&](const auto& entry) { return !sets.contains(entry.first); });
  }

  // A view of the lock as it is now.
  LockEdits edits() const { return {lock_, replacements_}; }

  const Root& root_;
  const model::Model& model_;
  const SourceRef& tracked_;
  const ResolvedPin& pin_;
  const PinOptions& options_;
  graph::Plan& plan_;
  std::string path_;
  std::vector<LockUnit> units_;
  std::vector<golang::Replacement> replacements_;
  std::vector<UnitSet> trees_;  // one for each tree of the plan
  std::string digest_;          // of upstream's go.mod and go.sum files
  Tree upstream_;               // empty until it is needed
  bool is_checked_ = false;     // the declaration, against upstream
  ModulesLock before_;
  ModulesLock lock_;
  ModuleLocking locking_;
};

}  // namespace

std::string UnlockedModules::describe() const {
  return fmt::format("modules.lock: not locked: {}", fmt::join(names, ", "));
}

Result<ModuleLocking> lock_modules(const Root& root, const LockInput& input,
                                   const PinOptions& options, graph::Plan& plan) {
  return Locker(root, input, options, plan).lock();
}

}  // namespace ocelot::project
