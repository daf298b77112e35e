// The table.
#include "queries/properties.hpp"

#include <fmt/format.h>

namespace ocelot::queries {

namespace {

using model::Distribution;

std::string kind_of(const Distribution& distribution) {
  return distribution.is_abstract ? "" : std::string(name_of(distribution.kind));
}

std::string library_of(const Distribution& distribution) {
  return distribution.plugin ? distribution.plugin->library : "";
}

std::string component_of(const Distribution& distribution) {
  return distribution.plugin ? distribution.plugin->component : "";
}

std::string config_file_of(const Distribution& distribution) {
  return distribution.config_file.value_or("");
}

std::string config_env_of(const Distribution& distribution) {
  std::string all;
  for (const auto& [reference, value] : distribution.config_values)
    all += fmt::format("{}{}={}", all.empty() ? "" : " ", reference, value);
  return all;
}

std::string max_start_of(const Distribution& distribution) {
  const model::StartLimits& limits = distribution.start_limits;
  std::string all;
  if (limits.next) all = fmt::format("next {}", limits.next->text.value);
  if (limits.memory)
    all += fmt::format("{}memory {}", all.empty() ? "" : ", ", limits.memory->text.value);
  return all;
}

}  // namespace

const std::vector<Property>& properties() {
  constexpr auto k_artifact = PropertyGroup::artifact;
  constexpr auto k_detail = PropertyGroup::detail;
  static const std::vector<Property> k_properties = {
      {"built_as", "kind", k_artifact, kind_of, false, ""},
      {"library", "library", k_artifact, library_of, false, ""},
      {"component", "component", k_artifact, component_of, false, ""},
      {"config_file", "config file", k_detail, config_file_of, true, "upstream's own config.yaml"},
      {"config_env", "config env", k_detail, config_env_of, false, ""},
      {"max_start", "max start", k_detail, max_start_of, false, ""},
  };
  return k_properties;
}

std::string shown_value(const Property& property, const Distribution& distribution) {
  std::string value = property.value(distribution);
  const bool is_layer = !distribution.is_abstract && distribution.kind == model::Kind::layer;
  return value.empty() && is_layer ? std::string(property.default_of_layers) : value;
}

}  // namespace ocelot::queries
