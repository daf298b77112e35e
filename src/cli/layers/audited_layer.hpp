// What an audit found in a layer, now and at an earlier commit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "build/examine/vulnerability_scan.hpp"
#include "build/steps/license_scan.hpp"
#include "cli/layers/built_layers.hpp"

namespace ocelot::cli {

struct LayerFindings {
  examine::Scan scan{};                       ///< empty if the policy names no database
  std::vector<steps::DeniedModule> denied{};  ///< modules with a denied license
};

struct AuditedLayer {
  BuiltLayer layer;
  std::string sha256;  ///< of the layer's file
  LayerFindings found;
  std::optional<PastState> before{};    ///< with --since
  std::optional<LayerFindings> past{};  ///< if it was built at that commit
};

}  // namespace ocelot::cli
