// The architectures that Lambda runs, in Go's names.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace ocelot::model {

enum class Architecture { amd64, arm64 };

/// All architectures, sorted by name.
inline const std::vector<Architecture> k_architectures = {Architecture::amd64, Architecture::arm64};

constexpr std::string_view name_of(Architecture architecture) {
  return architecture == Architecture::amd64 ? "amd64" : "arm64";
}

constexpr std::optional<Architecture> parse_architecture(std::string_view name) {
  for (Architecture architecture : {Architecture::amd64, Architecture::arm64}) {
    if (name == name_of(architecture)) return architecture;
  }
  return std::nullopt;
}

}  // namespace ocelot::model
