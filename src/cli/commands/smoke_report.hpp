// What `smoke` found out about layers, as text and as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/layers/built_layers.hpp"
#include "lambda/contained_run.hpp"
#include "support/base/diagnostic.hpp"
#include "support/console/page.hpp"

namespace ocelot::cli {

/// One layer.
struct SmokeResult {
  BuiltLayer layer;
  std::string not_run;   ///< why the layer did not run; empty if it did
  std::string sha256{};  ///< of the file that ran, in hexadecimal digits; empty if none did
  std::optional<lambda::EmulationReport> report{};
  Diagnostics faults{};
};

struct SmokeReport {
  lambda::Containment containment = lambda::Containment::bubblewrap;
  lambda::EmulationRequest request;
  std::vector<SmokeResult> layers;
};

std::string to_text(const SmokeReport& report, const console::PageStyle& style);

/// docs/schema/smoke.json has its shape.
std::string to_json(const SmokeReport& report);

}  // namespace ocelot::cli
