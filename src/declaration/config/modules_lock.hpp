// config/modules.lock: what the go.mod and go.sum of a tree have beyond upstream's, for each
// component. In: the file's text. Out: entries as written; nothing is resolved.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "declaration/config/entries.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::config {

/// A line of an entry: `PATH VERSION`, or `PATH VERSION from VERSION`.
struct LockedLine {
  std::string path;
  std::string version;
  std::string from;  ///< upstream's version; empty for a module that is not raised
};

/// Reads a line. What it lacks is empty; the values are not checked.
LockedLine read_locked_line(std::string_view line);

/// One entry. The lines of a go.mod are `PATH VERSION`.
struct LockedModules {
  Place place{};      ///< the entry's name in the file
  std::string key{};  ///< the digest of what the entry was made from; empty if two were merged
  std::string go{};   ///< the go directive if it is higher than upstream's
  std::string toolchain{};
  std::vector<std::string> requested{};  ///< what component_dependencies.yaml requires
  std::vector<std::string> added{};      ///< what upstream does not have
  std::vector<std::string> raised{};     ///< `PATH VERSION from VERSION`: what upstream has lower
  std::vector<std::string> dropped{};    ///< the paths that upstream has, and that nothing needs
  std::vector<std::string> replaced{};   ///< the modules of `replaces` that it needs

  /// The lines that set a requirement: requested, added and raised.
  std::vector<std::string> set_lines() const;
};

struct ModulesLock {
  std::string upstream{};  ///< the digest of upstream's go.mod and go.sum files
  std::map<std::string, LockedModules, std::less<>> components{};  ///< by name
  /// By the names of several components, separated by blanks: the sets whose entries Go does not
  /// accept together.
  std::map<std::string, LockedModules, std::less<>> sets{};
  std::vector<std::string> sums{};  ///< the lines of go.sum for the modules of all entries
};

/// Reads modules.lock. A merge by lines is accepted: lists may be unsorted and have duplicates. An
/// entry with two keys has none afterwards, so that it is resolved again.
WithDiagnostics<ModulesLock> read_modules_lock(const SourceRef& source);

/// The text of the file: one fact per line, sorted.
std::string write_modules_lock(const ModulesLock& lock);

}  // namespace ocelot::config
