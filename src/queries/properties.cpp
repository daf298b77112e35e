// The table.
#include "queries/properties.hpp"

#include <fmt/format.h>

namespace ocelot::queries {

namespace {

using model::Distribution;

std::string kind_of(const Distribution& distribution) {
  return distribution.is_abstract ? "" : std::string(row_of(distribution.kind).declared_as);
}

std::string plugins_of(const Distribution& distribution) {
  return distribution.kind == model::Kind::executable_with_plugins ? "true" : "";
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

void add_pair(std::string& all, std::string_view key, std::string_view value) {
  all += fmt::format("{}{}={}", all.empty() ? "" : " ", key, value);
}

std::string config_env_of(const Distribution& distribution) {
  std::string all;
  for (const auto& [reference, value] : distribution.config_values) add_pair(all, reference, value);
  return all;
}

std::string omitted_providers_of(const Distribution& distribution) {
  std::string all;
  for (const auto& [provider, place] : distribution.omitted_providers)
    all += fmt::format("{}{}", all.empty() ? "" : " ", provider);
  return all;
}

std::string go_settings_of(const Distribution& distribution) {
  std::string all;
  for (const auto& [key, value] : distribution.go.written()) add_pair(all, key, value->value);
  return all;
}

std::string max_size_of(const Distribution& distribution) {
  const model::SizeLimits& limits = distribution.max_size;
  std::string all;
  if (limits.zip) add_pair(all, "zip", *limits.zip);
  if (limits.unzipped) add_pair(all, "unzipped", *limits.unzipped);
  if (limits.binary) add_pair(all, "binary", *limits.binary);
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
      {"plugins", "plugins", k_artifact, plugins_of, false, ""},
      {"library", "library", k_artifact, library_of, false, ""},
      {"component", "component", k_artifact, component_of, false, ""},
      {"config_file", "config file", k_detail, config_file_of, true, "upstream's own config.yaml"},
      {"config_env", "config env", k_detail, config_env_of, false, ""},
      {"omit_providers", "omit providers", k_detail, omitted_providers_of, false, ""},
      {"go_settings", "go settings", k_detail, go_settings_of, false, ""},
      {"max_size", "max size", k_detail, max_size_of, false, ""},
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
