// Finds types by rule and by table.
#include "queries/component_types.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"

namespace ocelot::queries {

namespace {

// Types that the rule does not find, by the last part of their package (`type` in the metadata.yaml
// of the Collector at v0.159.0 and of contrib, 2026-11; check again when a type is renamed).
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> k_other_types = {{
    {"asapauthextension", "asapclient"},
    {"metricsgenerationprocessor", "experimental_metricsgeneration"},
    {"oauth2clientauthextension", "oauth2client"},
    {"oidcauthextension", "oidc"},
    {"otlpexporter", "otlp_grpc"},
    {"podmanreceiver", "podman_stats"},
    {"simpleprometheusreceiver", "prometheus_simple"},
}};

// The last part of a path that is not a major version: foo in "x.org/foo/v2".
std::string_view package_of(std::string_view path) {
  std::string_view last = path.substr(path.rfind('/') + 1);
  const bool is_version = last.size() > 1 && last[0] == 'v' &&
                          last.find_first_not_of("0123456789", 1) == std::string_view::npos;
  if (!is_version || last.size() == path.size()) return last;
  path.remove_suffix(last.size() + 1);
  return path.substr(path.rfind('/') + 1);
}

void add_types_of_package(std::set<std::string>& types, std::string_view package,
                          std::string_view kind) {
  types.insert(bare_type(package));
  if (package.ends_with(kind))
    types.insert(bare_type(package.substr(0, package.size() - kind.size())));
  for (const auto& [name, type] : k_other_types) {
    if (name == package) types.insert(bare_type(type));
  }
}

// All types that a component may have, normalized by `bare_type`. The package of the kind itself,
// which each wrapper imports, is not a type.
std::set<std::string> types_of(const CatalogEntry& component) {
  const std::string& kind = component.component->type;
  std::set<std::string> types = {bare_type(component.component->name)};
  for (const model::OverlayFile& file : component.component->files) {
    for (const golang::Import& import : file.go.imports) {
      const std::string_view package = package_of(import.path);
      if (!golang::is_standard(import.path) && package != kind)
        add_types_of_package(types, package, kind);
    }
  }
  types.erase("");
  return types;
}

bool is_of_module(const CatalogEntry& component, const KnownType& known) {
  if (known.module.empty() || component.component->type != known.kind) return false;
  for (const model::OverlayFile& file : component.component->files) {
    for (const golang::Import& import : file.go.imports) {
      if (golang::is_within(import.path, known.module)) return true;
    }
  }
  return false;
}

bool is_named(const KnownType& known, std::string_view kind, std::string_view type) {
  return known.kind == kind &&
         (known.type == type || std::ranges::find(known.aliases, type) != known.aliases.end());
}

}  // namespace

std::string bare_type(std::string_view name) {
  std::string low = in_lower_case(name);
  std::erase(low, '_');
  return low;
}

bool has_type(const CatalogEntry& component, std::string_view kind, std::string_view type,
              const std::vector<KnownType>& known) {
  const auto found = std::ranges::find_if(
      known, [&](const KnownType& candidate) { return is_named(candidate, kind, type); });
  if (found != known.end() && !found->module.empty()) return is_of_module(component, *found);
  return component.component->type == kind && types_of(component).contains(bare_type(type));
}

std::vector<std::string> known_types_of(const CatalogEntry& component,
                                        const std::vector<KnownType>& known) {
  std::set<std::string> names;
  for (const KnownType& candidate : known) {
    if (!is_of_module(component, candidate)) continue;
    names.insert(candidate.type);
    names.insert(candidate.aliases.begin(), candidate.aliases.end());
  }
  return {names.begin(), names.end()};
}

}  // namespace ocelot::queries
