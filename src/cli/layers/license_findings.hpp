// The denied licenses in an audit: grouped over layers, as text and as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "build/steps/license_scan.hpp"
#include "cli/layers/audited_layer.hpp"
#include "support/base/json.hpp"
#include "support/console/page.hpp"

namespace ocelot::cli {

/// A denied license of a module in one or more layers.
struct LicenseFinding {
  steps::DeniedModule denied;
  std::vector<std::string> layers{};  ///< their names
  bool is_old = false;  ///< whether the module had it in each layer at the commit of --since

  /// Whether it makes the audit fail.
  bool counts() const { return !is_old; }
};

/// One finding for each module, version and license, sorted by these.
std::vector<LicenseFinding> group_licenses(const std::vector<AuditedLayer>& layers);

std::size_t count_licenses(const std::vector<LicenseFinding>& findings);

/// Writes each finding, those that count first, and a summary. `since` is the commit of --since.
void put(console::Page& page, const std::vector<LicenseFinding>& findings,
         const std::optional<std::string>& since);

Json to_object(const LicenseFinding& finding);

}  // namespace ocelot::cli
