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
#include "project/module_change.hpp"
#include "project/module_faults.hpp"
#include "project/modules_lock_file.hpp"
#include "project/pin_change.hpp"
#include "queries/check.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::project {

namespace {

using config::LockedModules;
using config::ModulesLock;
using golang::ModuleFiles;
using model::LockUnit;

// The units of one tree, sorted by name.
using UnitsOfTree = std::vector<const LockUnit*>;

std::string set_name(const UnitsOfTree& units) {
  std::vector<std::string> names;
  for (const LockUnit* unit : units) names.push_back(unit->name);
  return fmt::format("{}", fmt::join(names, " "));
}

std::string content_of(const Tree& tree, std::string_view path) {
  const TreeEntry* entry = find_entry(tree, path);
  return entry == nullptr ? std::string() : entry->content;
}

ModuleFiles module_files_of(const Tree& tree) {
  return {content_of(tree, "go.mod"), content_of(tree, "go.sum")};
}

void replace_file(Tree& tree, const std::string& path, std::string content) {
  std::erase_if(tree, [&](const TreeEntry& entry) { return entry.path == path; });
  tree.push_back({path, std::move(content), TreeEntry::Kind::regular});
}

void replace_module_files(Tree& tree, const ModuleFiles& files) {
  replace_file(tree, "go.mod", files.go_mod);
  replace_file(tree, "go.sum", files.go_sum);
}

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
    for (const graph::TreePlan& tree : plan_.trees) trees_.push_back(units_of(tree));
    if (Status done = lock_trees(); !done) return fail(done.error());
    if (!options_.update || options_.dry_run || options_.go == nullptr) return std::move(locking_);
    if (Status done = fetch(); !done) return fail(done.error());
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
    add_folders();
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

  // The components of a tree, those of its plugins too.
  std::set<std::string_view> components_of(const graph::TreePlan& tree) const {
    std::set<std::string_view> names;
    for (graph::OverlayId id : tree.overlays) names.insert(plan_.overlays[id.index].component);
    for (graph::GeneratedSourceId id : tree.generated_sources)
      names.insert(plan_.generated_sources[id.index].component);
    return names;
  }

  // The units of the components in a tree, and those of tags whose modules the tree has.
  UnitsOfTree units_of(const graph::TreePlan& tree) const {
    const std::set<std::string_view> names = components_of(tree);
    UnitsOfTree units;
    for (const LockUnit& unit : units_) {
      const bool is_in_tree =
          unit.components.empty() ? has_all(tree, unit) : names.contains(unit.name);
      if (is_in_tree) units.push_back(&unit);
    }
    return units;
  }

  static bool has_all(const graph::TreePlan& tree, const LockUnit& unit) {
    return std::all_of(unit.requirements.begin(), unit.requirements.end(),
                       [&](const model::UnitRequirement& requirement) {
                         return std::find(tree.modules.begin(), tree.modules.end(),
                                          requirement.module) != tree.modules.end();
                       });
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
    remove_unused_sums();
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
    const auto entry = lock_.components.find(unit.name);
    if (options_.update || lock_.upstream != digest_ || entry == lock_.components.end())
      return false;
    return entry->second.key == project::key_of(unit, model_, entry->second) &&
           !mentions_moved_module(entry->second);
  }

  bool mentions_moved_module(const LockedModules& entry) const {
    return !options_.module.empty() && modules_of(entry).contains(options_.module);
  }

  // The entry of a set is made again with those of its components.
  bool has_stale_set(const UnitsOfTree& units) const {
    const auto set = lock_.sets.find(set_name(units));
    return set != lock_.sets.end() && set->second.key != key_of(units, set->second);
  }

  std::vector<const LockUnit*> stale_units() const {
    std::set<const LockUnit*> needed;
    std::set<const LockUnit*> of_stale_sets;
    for (const UnitsOfTree& units : trees_) {
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
    if (Status done = read_upstream(); !done) return done;
    if (Status done = check_declaration(); !done) return done;
    Diagnostics faults;
    for (const LockUnit* unit : units) {
      Result<LockedModules> entry = resolve({unit}, unit->name);
      if (!entry) {
        append(faults, std::move(entry.error()));
        continue;
      }
      entry->key = project::key_of(*unit, model_, *entry);
      lock_.components.insert_or_assign(unit->name, std::move(*entry));
    }
    if (!faults.empty()) return fail(std::move(faults));
    return {};
  }

  // Before Go is asked: it would choose a version for an import that no module provides.
  Status check_declaration() const {
    std::set<std::string> names;
    for (const graph::DistributionTarget& distribution : plan_.distributions)
      names.insert(distribution.name);
    const std::string pinned = "go" + pin_.go;
    const golang::GoToolchain go =
        pin_.go.empty() ? golang::GoToolchain{"", "auto"} : golang::GoToolchain{pinned, pinned};
    Diagnostics faults = queries::check({model_, {names.begin(), names.end()}, upstream_, go});
    if (has_errors(faults)) return fail(std::move(faults));
    return {};
  }

  // Go may not accept the entries of several components together, for example if one raises a
  // module that then needs more.
  Status resolve_sets(const std::vector<const LockUnit*>& changed) {
    std::set<std::string> done;
    for (std::size_t i = 0; i < trees_.size(); ++i) {
      const UnitsOfTree& units = trees_[i];
      if (units.size() < 2 || !done.insert(set_name(units)).second) continue;
      const bool is_changed = std::any_of(units.begin(), units.end(), [&](const LockUnit* unit) {
        return std::find(changed.begin(), changed.end(), unit) != changed.end();
      });
      if (!is_changed) continue;
      if (Status resolved = resolve_set(units, plan_.trees[i]); !resolved) return resolved;
    }
    return {};
  }

  Status resolve_set(const UnitsOfTree& units, const graph::TreePlan& tree) {
    lock_.sets.erase(set_name(units));
    const Result<golang::GoModEdits> joined = join(units);
    if (!joined) return fail(joined.error());
    if (Status fit = check_versions(units, *joined); !fit) return fit;
    const Tree trial = edited(tree_of(tree), with_sums(*joined));
    for (const std::vector<std::string>& tags : tags_of(tree)) {
      const Result<bool> accepted = options_.go->accepts({trial, tags, pin_.go});
      if (!accepted) return fail(accepted.error());
      if (*accepted) continue;
      Result<LockedModules> entry = resolve(units, set_name(units));
      if (!entry) return fail(entry.error());
      entry->key = key_of(units, *entry);
      lock_.sets.insert_or_assign(set_name(units), std::move(*entry));
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

  // Depends on the entries of the components, so that it changes with them.
  std::string key_of(const UnitsOfTree& units, const LockedModules& set) const {
    std::vector<std::string> keys;
    for (const LockUnit* unit : units) {
      const auto entry = lock_.components.find(unit->name);
      keys.push_back(entry == lock_.components.end() ? std::string() : entry->second.key);
    }
    return key_of_set(keys, set);
  }

  // Entries name the modules of their own components only, and Go has to have those of upstream
  // too.
  Status fetch() {
    if (Status done = read_upstream(); !done) return done;
    if (Status done = check_declaration(); !done) return done;
    const bool is_vendored = find_entry(upstream_, "vendor/modules.txt") != nullptr;
    std::set<std::tuple<std::size_t, std::vector<std::string>, std::string, bool>> done;
    for (const graph::ArtifactPlan& artifact : plan_.layers) {
      const graph::TreePlan& tree = plan_.trees[artifact.tree.index];
      if (is_vendored && tree.overlays.empty()) continue;
      const golang::Target target = model::target_of(artifact.kind, artifact.architecture);
      if (!done.insert({artifact.tree.index, artifact.tags, target.arch, target.has_cgo}).second)
        continue;
      const Status fetched =
          options_.go->fetch({edited(tree_of(tree), tree.edits), artifact.tags, pin_.go, target});
      if (!fetched) return fetched;
    }
    return {};
  }

  Tree edited(Tree tree, const golang::GoModEdits& edits) const {
    ModuleFiles files = golang::apply_edits(module_files_of(upstream_), edits);
    replace_file(tree, "go.mod", std::move(files.go_mod));
    replace_file(tree, "go.sum", std::move(files.go_sum));
    return tree;
  }

  // With the folders that replace modules.
  Tree upstream_with_folders() const {
    Tree tree = upstream_;
    for (const model::Replace& replace : model_.replaces) {
      for (const SourceRef& file : replace.files)
        tree.push_back({replace.tree_path(file), file->text, TreeEntry::Kind::regular});
    }
    return tree;
  }

  Tree tree_of(const graph::TreePlan& plan) const {
    const std::set<std::string_view> names = components_of(plan);
    Tree tree = upstream_with_folders();
    for (const model::Component& component : model_.components) {
      if (!names.contains(component.full_name())) continue;
      for (const model::OverlayFile& file : component.files)
        tree.push_back({file.tree_path, file.source->text, TreeEntry::Kind::regular});
    }
    return tree;
  }

  Tree tree_with(const UnitsOfTree& units) const {
    Tree tree = upstream_with_folders();
    std::set<std::string> added;
    for (const LockUnit* unit : units) {
      for (model::ComponentId id : unit->components) {
        for (const model::OverlayFile& file : model_.component(id).files) {
          if (added.insert(file.tree_path).second)
            tree.push_back({file.tree_path, file.source->text, TreeEntry::Kind::regular});
        }
      }
    }
    return tree;
  }

  // Go rejects a module whose bytes are not those that were locked.
  Result<LockedModules> resolve(const UnitsOfTree& units, const std::string& name) {
    ModuleQuestion question{name,    tree_with(units), requirements_of(units),
                            pin_.go, model_.replaces,  units.front()->place};
    const ModuleFiles before = module_files_of(upstream_);
    golang::GoModEdits known;
    known.sums = lock_.sums;
    known.replaces = replacements_;
    replace_module_files(question.tree, golang::apply_edits(before, known));
    const Result<ModuleFiles> after = options_.go->resolve(question);
    if (!after) return fail(after.error());
    std::vector<golang::ModuleRequirement> requested;
    for (const model::UnitRequirement& requirement : question.requirements)
      requested.push_back(requirement.module);
    const golang::GoModEdits edits = golang::difference(before, *after, replacements_);
    lock_.sums.insert(lock_.sums.end(), edits.sums.begin(), edits.sums.end());
    LockedModules entry = entry_of(edits, before.go_mod, requested);
    const bool allows_skew = std::any_of(units.begin(), units.end(),
                                         [](const LockUnit* unit) { return unit->allows_skew; });
    if (allows_skew) return entry;
    if (Status fit = check_skew(question, entry, before.go_mod); !fit) return fail(fit.error());
    return entry;
  }

  // A module without a version gets that of upstream's collector.
  std::vector<model::UnitRequirement> requirements_of(const UnitsOfTree& units) const {
    std::map<std::string, model::UnitRequirement> requirements;
    for (const LockUnit* unit : units) {
      for (model::UnitRequirement requirement : unit->requirements) {
        if (requirement.module.version.empty())
          requirement.module.version = collector_version(upstream_);
        requirements.emplace(requirement.module.path, std::move(requirement));
      }
    }
    std::vector<model::UnitRequirement> values;
    for (auto& [path, requirement] : requirements) values.push_back(std::move(requirement));
    return values;
  }

  Result<golang::GoModEdits> join(const UnitsOfTree& units) const {
    std::vector<golang::GoModEdits> all;
    for (const LockUnit* unit : units) {
      const auto entry = lock_.components.find(unit->name);
      if (entry == lock_.components.end()) continue;
      Result<golang::GoModEdits> edits = edits_of(unit->name, entry->second, replacements_);
      if (!edits) return edits;
      all.push_back(std::move(*edits));
    }
    return golang::join_edits(all);
  }

  Status check_versions(const UnitsOfTree& units, const golang::GoModEdits& joined) const {
    Diagnostics faults;
    for (const LockUnit* unit : units) {
      const auto entry = lock_.components.find(unit->name);
      if (entry != lock_.components.end())
        append(faults, find_lost_versions(*unit, entry->second, joined, lock_));
    }
    if (!faults.empty()) return fail(std::move(faults));
    return {};
  }

  Status set_edits() {
    Diagnostics faults;
    for (std::size_t i = 0; i < trees_.size(); ++i) {
      if (trees_[i].empty()) continue;
      const Result<golang::GoModEdits> edits = edits_of_tree(trees_[i]);
      if (edits)
        set_edits(plan_.trees[i], *edits, trees_[i]);
      else
        append(faults, edits.error());
    }
    if (!faults.empty()) return fail(std::move(faults));
    return {};
  }

  void set_edits(graph::TreePlan& tree, const golang::GoModEdits& edits, const UnitsOfTree& units) {
    tree.edits = with_sums(edits);
    for (const LockUnit* unit : units) {
      const auto entry = lock_.components.find(unit->name);
      if (entry == lock_.components.end()) continue;
      for (const std::string& line : entry->second.raised) tree.raised.insert(line);
    }
  }

  Result<golang::GoModEdits> edits_of_tree(const UnitsOfTree& units) const {
    const auto set = lock_.sets.find(set_name(units));
    if (set != lock_.sets.end() && set->second.key == key_of(units, set->second))
      return edits_of(set->first, set->second, replacements_);
    Result<golang::GoModEdits> joined = join(units);
    if (!joined) return joined;
    if (Status fit = check_versions(units, *joined); !fit) return fail(fit.error());
    return joined;
  }

  bool has_all_distributions() const {
    const auto built =
        std::count_if(model_.distributions.begin(), model_.distributions.end(),
                      [](const model::Distribution& each) { return !each.is_abstract; });
    return plan_.distributions.size() == static_cast<std::size_t>(built);
  }

  // A folder is an overlay of the trees whose go.mod names it.
  void add_folders() {
    std::map<std::string, graph::OverlayId> ids;
    for (graph::TreePlan& tree : plan_.trees) {
      for (const golang::Replacement& replacement : tree.edits.replaces) {
        if (replacement.folder.empty()) continue;
        const auto [id, is_new] =
            ids.emplace(replacement.module, graph::OverlayId{plan_.overlays.size()});
        if (is_new) plan_.overlays.push_back(overlay_of(replacement.module));
        tree.overlays.push_back(id->second);
      }
    }
  }

  graph::OverlayPlan overlay_of(const std::string& module) const {
    const auto replace =
        std::find_if(model_.replaces.begin(), model_.replaces.end(),
                     [&](const model::Replace& candidate) { return candidate.module == module; });
    graph::OverlayPlan overlay{replace->tree_name(), {}};
    for (const SourceRef& file : replace->files)
      overlay.files.push_back({file->path, replace->tree_path(file)});
    return overlay;
  }

  golang::GoModEdits with_sums(golang::GoModEdits edits) const {
    edits.sums = sums_of(lock_.sums, {edits});
    return edits;
  }

  Status write() {
    if (options_.dry_run) return {};
    const Result<io::Written> written =
        root_.relative(io::write_if_changed(root_ / path_, config::write_modules_lock(lock_)));
    if (!written) return fail(written.error());
    locking_.written_lock = path_;
    return {};
  }

  void remove_unused_sums() { lock_.sums = sums_of(lock_.sums, edits_in(lock_)); }

  // Go checks the others against the bytes that it gets.
  void forget_sums(const std::vector<const LockUnit*>& units) {
    ModulesLock kept = lock_;
    for (const LockUnit* unit : units) kept.components.erase(unit->name);
    lock_.sums = sums_of(lock_.sums, edits_in(kept));
  }

  std::vector<golang::GoModEdits> edits_in(const ModulesLock& lock) const {
    std::vector<golang::GoModEdits> all;
    for (const auto* entries : {&lock.components, &lock.sets}) {
      for (const auto& [name, entry] : *entries) {
        Result<golang::GoModEdits> edits = edits_of(name, entry, replacements_);
        if (edits) all.push_back(std::move(*edits));
      }
    }
    return all;
  }

  void remove_unused() {
    std::set<std::string, std::less<>> names;
    std::set<std::string, std::less<>> sets;
    for (const UnitsOfTree& units : trees_) {
      sets.insert(set_name(units));
      for (const LockUnit* unit : units) names.insert(unit->name);
    }
    std::erase_if(lock_.components,
                  [&](const auto& entry) { return !names.contains(entry.first); });
    std::erase_if(lock_.sets, [&](const auto& entry) { return !sets.contains(entry.first); });
  }

  const Root& root_;
  const model::Model& model_;
  const SourceRef& tracked_;
  const ResolvedPin& pin_;
  const PinOptions& options_;
  graph::Plan& plan_;
  std::string path_;
  std::vector<LockUnit> units_;
  std::vector<golang::Replacement> replacements_;
  std::vector<UnitsOfTree> trees_;  // one for each tree of the plan
  std::string digest_;              // of upstream's go.mod and go.sum files
  Tree upstream_;                   // empty until it is needed
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
