// The line that `update` prints.
#include "project/pin_move.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

std::string describe_versions(const PinMove& move) {
  if (move.new_version.empty()) return {};
  if (move.old_version.empty() || move.old_version == move.new_version)
    return fmt::format("collector {}", move.new_version);
  return fmt::format("collector {} → {}", move.old_version, move.new_version);
}

std::string in_brackets(std::vector<std::string> parts) {
  std::erase(parts, "");
  return parts.empty() ? "" : fmt::format(" ({})", fmt::join(parts, ", "));
}

}  // namespace

std::string describe(const PinMove& move) {
  const std::string versions = describe_versions(move);
  if (move.old_commit.empty()) {
    return fmt::format("upstream.lock: {} is {}{}", move.ref, short_id(move.new_commit),
                       in_brackets({versions}));
  }
  if (move.old_commit == move.new_commit && move.old_ref == move.ref)
    return fmt::format("upstream.lock: {} is still {}", move.ref, short_id(move.new_commit));
  const std::string target = move.old_ref == move.ref ? "" : move.ref + " ";
  const std::string between = move.distance ? describe(*move.distance)
                                            : fmt::format("{} is not in the repository any more",
                                                          short_id(move.old_commit));
  return fmt::format("upstream.lock: {} {} → {}{}{}", move.old_ref, short_id(move.old_commit),
                     target, short_id(move.new_commit), in_brackets({between, versions}));
}

std::string collector_version(const Tree& tree) {
  const auto file = std::find_if(tree.begin(), tree.end(),
                                 [](const TreeEntry& one) { return one.path == "go.mod"; });
  if (file == tree.end()) return {};
  for (const golang::ModuleRequirement& module : golang::parse_go_mod(file->content).requirements) {
    if (module.path == k_collector) return module.version;
  }
  return {};
}

}  // namespace ocelot::project
