// The answer of `desc` as text and as JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "queries/listing.hpp"
#include "support/base/json.hpp"
#include "support/console/page.hpp"

namespace ocelot::queries {

/// What the last build, its options and the disk say of a distribution.
struct BuildState {
  std::vector<std::vector<std::string>> files;       ///< that a build writes next to each output
  std::vector<std::optional<std::uintmax_t>> sizes;  ///< of each output, in bytes; none: not built
  std::vector<std::string> sandboxes;  ///< in which each output was built; empty: in none
  std::string upstream_version;        ///< of upstream's collector; empty before the first build
  std::optional<Json> contents{};      ///< what the last build listed (docs/schema/components.json)
};

std::string to_text(const DistributionReport& report, const BuildState& build,
                    const console::PageStyle& style);
std::string to_json(const DistributionReport& report, const BuildState& build);

}  // namespace ocelot::queries
