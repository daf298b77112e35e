// Compares entries by the modules that they set.
#include "project/module_change.hpp"

#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/text.hpp"

namespace ocelot::project {

namespace {

using config::LockedModules;
using Versions = std::map<std::string, std::string>;
using Entries = std::map<std::string, LockedModules, std::less<>>;

Versions versions_of(const LockedModules& entry) {
  Versions versions;
  for (const std::string& line : entry.set_lines()) {
    config::LockedLine module = config::read_locked_line(line);
    versions.emplace(std::move(module.path), std::move(module.version));
  }
  return versions;
}

std::string describe_new(const std::string& name, const LockedModules& entry) {
  std::vector<std::string> parts = {
      fmt::format("{} required", counted(entry.requested.size(), "module"))};
  if (!entry.added.empty()) parts.push_back(fmt::format("{} added", entry.added.size()));
  if (!entry.raised.empty()) parts.push_back(fmt::format("{} raised", entry.raised.size()));
  return fmt::format("modules.lock: {}: {}", name, fmt::join(parts, ", "));
}

void describe_difference(const std::string& name, const Versions& before, const Versions& after,
                         std::vector<std::string>& lines) {
  for (const auto& [path, version] : after) {
    const auto old = before.find(path);
    if (old == before.end())
      lines.push_back(fmt::format("modules.lock: {}: {} {} (new)", name, path, version));
    else if (old->second != version)
      lines.push_back(
          fmt::format("modules.lock: {}: {} {} → {}", name, path, old->second, version));
  }
  for (const auto& [path, version] : before) {
    if (!after.contains(path))
      lines.push_back(fmt::format("modules.lock: {}: {} {} (removed)", name, path, version));
  }
}

void describe_entries(const Entries& before, const Entries& after,
                      std::vector<std::string>& lines) {
  for (const auto& [name, entry] : after) {
    const auto old = before.find(name);
    if (old == before.end())
      lines.push_back(describe_new(name, entry));
    else
      describe_difference(name, versions_of(old->second), versions_of(entry), lines);
  }
  for (const auto& [name, entry] : before) {
    if (!after.contains(name)) lines.push_back(fmt::format("modules.lock: {} (removed)", name));
  }
}

}  // namespace

std::vector<std::string> describe_changes(const config::ModulesLock& before,
                                          const config::ModulesLock& after) {
  std::vector<std::string> lines;
  describe_entries(before.components, after.components, lines);
  describe_entries(before.sets, after.sets, lines);
  return lines;
}

}  // namespace ocelot::project
