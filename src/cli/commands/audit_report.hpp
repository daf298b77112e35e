// The answer of `audit`: what was found in which layers, and what of it counts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "build/examine/vulnerability_scan.hpp"
#include "cli/commands/built_layers.hpp"
#include "declaration/model/vulnerability_policy.hpp"
#include "support/console/page.hpp"

namespace ocelot::cli {

/// A layer, and what was found in it.
struct AuditedLayer {
  BuiltLayer layer;
  std::string sha256;  ///< of the layer's file
  examine::Scan scan;
  std::optional<PastState> before{};         ///< with --since
  std::optional<examine::Scan> past_scan{};  ///< if it was built at that commit
};

/// One vulnerability of one or more layers.
struct Finding {
  examine::Vulnerability vulnerability;  ///< with the modules and symbols of all layers
  std::vector<std::string> layers;       ///< their names
  std::optional<model::IgnoredVulnerability> rule{};  ///< the item of the policy with its id
  bool is_expired = false;                            ///< whether that item no longer applies
  bool is_old = false;  ///< whether each layer had it at the commit of --since

  bool is_ignored() const { return rule && !is_expired; }

  /// Whether it makes the audit fail: a vulnerable function is in a layer, it is not ignored, and
  /// it is new.
  bool counts() const;
};

struct AuditReport {
  std::optional<std::string> since;  ///< the commit
  std::string database;              ///< as the policy names it
  std::vector<AuditedLayer> layers;
  std::vector<Finding> findings;     ///< sorted by id
  std::vector<std::string> unknown;  ///< ignored ids that the database does not have, sorted

  std::size_t count() const;
};

/// Groups what was found in layers by vulnerability. `today` is written as YYYY-MM-DD.
AuditReport make_report(std::vector<AuditedLayer> layers, const model::VulnerabilityPolicy& policy,
                        std::string_view today);

/// Warnings about items of the policy that have expired or name no vulnerability.
Diagnostics find_stale_rules(const AuditReport& report, const model::VulnerabilityPolicy& policy,
                             std::string_view today);

std::string to_text(const AuditReport& report, const console::PageStyle& style);

std::string to_json(const AuditReport& report);

}  // namespace ocelot::cli
