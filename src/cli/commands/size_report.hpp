// The answer of `size`: as text and as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "build/examine/component_costs.hpp"
#include "build/steps/artifact_size.hpp"
#include "cli/layers/built_layers.hpp"
#include "support/console/page.hpp"

namespace ocelot::cli {

/// A layer at the commit of --since.
struct PastSize {
  PastState state = PastState::absent;
  std::optional<steps::ArtifactSize> size{};  ///< if it was built
};

struct LayerSize {
  BuiltLayer layer;
  std::string sha256;  ///< of the file that was measured
  steps::ArtifactSize size;
  std::optional<examine::ComponentCosts>
      costs{};                       ///< with --costs, if the layer chooses components
  std::optional<PastSize> before{};  ///< with --since
};

struct SizeReport {
  std::optional<std::string> since;  ///< the commit
  bool has_costs = false;            ///< whether --costs was given
  std::vector<LayerSize> layers;
};

std::string to_text(const SizeReport& report, const console::PageStyle& style);

std::string to_json(const SizeReport& report);

}  // namespace ocelot::cli
