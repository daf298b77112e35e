// Words the faults of locked modules.
#include "project/module_faults.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "project/lock.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"

namespace ocelot::project {

namespace {

using config::LockedLine;
using config::LockedModules;
using model::UnitRequirement;

constexpr std::size_t k_most_named = 3;

// Modules that are released together, by prefix: the Collector's versioning policy
// (open-telemetry/opentelemetry-collector, VERSIONING.md). Contrib is released after each release
// of the core, and each of its modules requires that release.
constexpr std::array<std::string_view, 2> k_release = {
    "go.opentelemetry.io/collector", "github.com/open-telemetry/opentelemetry-collector-contrib"};

bool is_of_release(std::string_view path) {
  return std::any_of(k_release.begin(), k_release.end(),
                     [&](std::string_view prefix) { return golang::is_within(path, prefix); });
}

std::string reason(const config::ModulesLock& lock, const std::string& name,
                   const std::string& digest) {
  if (!lock.components.contains(name)) return fmt::format("no lock for the modules of '{}'", name);
  if (lock.upstream != digest)
    return fmt::format(
        "upstream's go.mod or go.sum has changed since the modules of '{}' were "
        "locked",
        name);
  return fmt::format(
      "the modules that '{}' requires, 'replaces' or the imports have changed since its modules "
      "were locked, or the entry was edited",
      name);
}

std::vector<LockedLine> raised_of_release(const LockedModules& entry) {
  std::vector<LockedLine> raised;
  for (const std::string& line : entry.raised) {
    LockedLine module = config::read_locked_line(line);
    if (is_of_release(module.path)) raised.push_back(std::move(module));
  }
  return raised;
}

// The modules of upstream that have the same version as a raised one had, and keep it.
std::vector<std::string> left_behind(const std::vector<LockedLine>& raised,
                                     const std::string& upstream) {
  std::set<std::string_view> paths;
  std::set<std::string_view> versions;
  for (const LockedLine& module : raised) {
    paths.insert(module.path);
    versions.insert(module.from);
  }
  std::vector<std::string> left;
  for (const golang::ModuleRequirement& module : golang::parse_go_mod(upstream).requirements) {
    if (is_of_release(module.path) && versions.contains(module.version) &&
        !paths.contains(module.path))
      left.push_back(fmt::format("{} {}", module.path, module.version));
  }
  return left;
}

// The requirement that may have raised modules; null if only replacements may have.
const UnitRequirement* cause_of(const std::vector<UnitRequirement>& requirements) {
  const auto found = std::find_if(
      requirements.begin(), requirements.end(),
      [](const UnitRequirement& requirement) { return is_of_release(requirement.module.path); });
  if (found != requirements.end()) return &*found;
  return requirements.empty() ? nullptr : &requirements.front();
}

std::string help_for_skew(const ModuleQuestion& question) {
  constexpr std::string_view k_help =
      "require the release that upstream has, or choose a newer upstream";
  if (question.requirements.empty()) return std::string(k_help);
  return fmt::format("{}; to allow it, write in {}: allow-skew: [{}]", k_help,
                     model::k_dependencies_path, question.name);
}

// The component whose entry sets a module to a version.
std::string setter_of(const config::ModulesLock& lock, const golang::ModuleRequirement& set) {
  for (const auto& [name, entry] : lock.components) {
    for (const std::string& line : entry.set_lines()) {
      const LockedLine module = config::read_locked_line(line);
      if (module.path == set.path && module.version == set.version) return name;
    }
  }
  return {};
}

}  // namespace

Diagnostics stale_modules(const std::vector<const model::LockUnit*>& units,
                          const config::ModulesLock& lock, const std::string& digest,
                          const std::string& path) {
  Diagnostics faults;
  for (const model::LockUnit* unit : units) {
    const auto entry = lock.components.find(unit->name);
    faults.push_back(error("stale-modules",
                           entry == lock.components.end() ? whole_file(path) : entry->second.place,
                           reason(lock, unit->name, digest))
                         .with_note(unit->requirements.empty() ? "modules are replaced here"
                                                               : "its modules are required here",
                                    unit->place)
                         .with_help(how_to_update_locks()));
  }
  return faults;
}

Diagnostics find_lost_versions(const model::LockUnit& unit, const LockedModules& entry,
                               const golang::GoModEdits& edits, const config::ModulesLock& lock) {
  Diagnostics faults;
  for (const UnitRequirement& requirement : unit.requirements) {
    const std::string& path = requirement.module.path;
    const auto set =
        std::find_if(edits.sets.begin(), edits.sets.end(),
                     [&](const golang::ModuleRequirement& module) { return module.path == path; });
    if (set == edits.sets.end()) continue;
    const std::string line = fmt::format("{} {}", path, set->version);
    if (std::find(entry.requested.begin(), entry.requested.end(), line) != entry.requested.end())
      continue;
    faults.push_back(error("version-lost", requirement.place,
                           fmt::format("'{}' is required, but '{}' needs {}", path,
                                       setter_of(lock, *set), set->version))
                         .with_note(fmt::format("it is required for the tag '{}'", requirement.tag))
                         .with_help(fmt::format("write: {}@{}", path, set->version)));
  }
  return faults;
}

Status check_skew(const ModuleQuestion& question, const LockedModules& entry,
                  const std::string& upstream) {
  const std::vector<LockedLine> raised = raised_of_release(entry);
  const std::vector<std::string> left = left_behind(raised, upstream);
  if (raised.empty() || left.empty()) return {};
  std::vector<std::string> changes;
  for (const LockedLine& module : raised)
    changes.push_back(fmt::format("{} {} → {}", module.path, module.from, module.version));
  const UnitRequirement* cause = cause_of(question.requirements);
  Diagnostic fault =
      error("version-skew", cause == nullptr ? question.place : cause->place,
            fmt::format("'{}' raises {} of the Collector's release, but upstream keeps {}",
                        question.name, counted(raised.size(), "module"), left.size()));
  if (cause != nullptr)
    fault.notes.push_back({fmt::format("it is required for the tag '{}'", cause->tag), {}});
  return fail(std::move(fault)
                  .with_note(fmt::format("raised: {}", join_first(changes, k_most_named)))
                  .with_note(fmt::format("kept: {}", join_first(left, k_most_named)))
                  .with_help(help_for_skew(question)));
}

Diagnostics find_unused_replaces(const model::Model& model, const graph::Plan& plan) {
  std::set<std::string_view> used;
  for (const graph::TreePlan& tree : plan.trees) {
    for (const golang::Replacement& replacement : tree.edits.replaces)
      used.insert(replacement.module);
  }
  Diagnostics warnings;
  for (const model::Replace& replace : model.replaces) {
    if (used.contains(replace.module)) continue;
    warnings.push_back(
        warning("unused-replace", replace.place,
                fmt::format("'{}' is replaced, but no distribution needs it", replace.module))
            .with_help("remove the entry, or require the module below 'dependencies:'"));
  }
  return warnings;
}

}  // namespace ocelot::project
