// The line that `update` prints.
#include "project/pin_change.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"

namespace ocelot::project {

namespace {

constexpr std::string_view k_collector = "go.opentelemetry.io/collector/otelcol";

std::string short_id(const std::string& commit) {
  return commit.substr(0, 12);
}

std::string describe(const git::Distance& distance) {
  if (distance.behind == 0) return counted(distance.ahead, "commit");
  return fmt::format("{} ahead, {} behind", counted(distance.ahead, "commit"), distance.behind);
}

std::string describe_versions(const PinChange& change) {
  if (change.new_version.empty()) return {};
  if (change.old_version.empty() || change.old_version == change.new_version)
    return fmt::format("collector {}", change.new_version);
  return fmt::format("collector {} → {}", change.old_version, change.new_version);
}

std::string describe_go(const PinChange& change) {
  if (change.old_go.empty() || change.old_go == change.new_go) return {};
  return fmt::format("Go {} → {}", change.old_go, change.new_go);
}

std::string describe_distance(const PinChange& change) {
  if (change.distance) return describe(*change.distance);
  if (change.has_old_commit) return {};
  return fmt::format("{} is no longer in the repository", short_id(change.old_commit));
}

std::string in_brackets(std::vector<std::string> parts) {
  std::erase(parts, "");
  return parts.empty() ? "" : fmt::format(" ({})", fmt::join(parts, ", "));
}

std::string describe_pin(const PinChange& change) {
  const std::string versions = describe_versions(change);
  if (change.old_commit.empty())
    return fmt::format("{} is {}{}", change.ref, short_id(change.new_commit),
                       in_brackets({versions}));
  if (change.old_commit == change.new_commit && change.old_ref == change.ref)
    return fmt::format("{} is still {}{}", change.ref, short_id(change.new_commit),
                       in_brackets({describe_go(change)}));
  const std::string target = change.old_ref == change.ref ? "" : change.ref + " ";
  return fmt::format("{} {} → {}{}{}", change.old_ref, short_id(change.old_commit), target,
                     short_id(change.new_commit),
                     in_brackets({describe_distance(change), versions, describe_go(change)}));
}

}  // namespace

std::string describe(const PinChange& change) {
  if (!change.is_override) return fmt::format("upstream.lock: {}", describe_pin(change));
  return fmt::format(
      "{}: {}\n{} is unchanged: -r and -b pin another upstream for this build.ninja only. To "
      "change "
      "the project's pin, set 'repo' and 'ref' in {} and run ocelot-gen update",
      graph::k_override_lock, describe_pin(change), model::k_lock_path, model::k_upstream_path);
}

std::string collector_version(const Tree& tree) {
  const TreeEntry* file = find_entry(tree, "go.mod");
  if (file == nullptr) return {};
  for (const golang::ModuleRequirement& module : golang::parse_go_mod(file->content).requirements) {
    if (module.path == k_collector) return module.version;
  }
  return {};
}

}  // namespace ocelot::project
