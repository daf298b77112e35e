// Finds types by rule and by table.
#include "project/draft/type_names.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"

namespace ocelot::draft {

namespace {

using config::ConfiguredComponent;
using queries::CatalogEntry;

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

std::string bare(std::string_view name) {
  std::string low = in_lower_case(name);
  std::erase(low, '_');
  return low;
}

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
  types.insert(bare(package));
  if (package.ends_with(kind)) types.insert(bare(package.substr(0, package.size() - kind.size())));
  for (const auto& [name, type] : k_other_types) {
    if (name == package) types.insert(bare(type));
  }
}

// All types that a component may have, normalized by `bare`. The package of the kind itself, which
// each wrapper imports, is not a type.
std::set<std::string> types_of(const CatalogEntry& component) {
  const std::string& kind = component.component->type;
  std::set<std::string> types = {bare(component.component->name)};
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

std::vector<const CatalogEntry*> of_kind(const queries::Catalog& catalog, std::string_view kind) {
  std::vector<const CatalogEntry*> found;
  for (const CatalogEntry& entry : catalog.components()) {
    if (entry.component->type == kind) found.push_back(&entry);
  }
  return found;
}

Diagnostic unknown_type(const ConfiguredComponent& configured,
                        const std::vector<const CatalogEntry*>& known) {
  const std::string type(configured.type());
  std::vector<std::string_view> names;
  for (const CatalogEntry* entry : known) names.push_back(entry->component->name);
  return error("unknown-type", configured.id.place,
               fmt::format("unknown {} type '{}'", configured.kind, type))
      .with_note(names.empty() ? fmt::format("no {} exists", configured.kind)
                               : fmt::format("available: {}", fmt::join(names, ", ")))
      .with_help(suggest(
          type, names,
          fmt::format("add it: ocelot-gen new component {} {}", configured.kind, bare(type))));
}

Diagnostic ambiguous_type(const ConfiguredComponent& configured,
                          const std::vector<const CatalogEntry*>& fitting) {
  Diagnostic fault =
      error("ambiguous-type", configured.id.place,
            fmt::format("ambiguous {} type '{}'", configured.kind, configured.type()));
  for (const CatalogEntry* entry : fitting)
    fault.notes.push_back(
        {fmt::format("{} may have this type", entry->name()), entry->component->place()});
  return std::move(fault).with_help(
      "declare the distribution with the tag of the intended component: ocelot-gen new "
      "distribution");
}

}  // namespace

bool has_type(const CatalogEntry& component, std::string_view kind, std::string_view type) {
  return component.component->type == kind && types_of(component).contains(bare(type));
}

Result<std::vector<const CatalogEntry*>> resolve_types(
    const std::vector<ConfiguredComponent>& configured, const queries::Catalog& catalog) {
  Diagnostics faults;
  std::vector<const CatalogEntry*> chosen;
  for (const ConfiguredComponent& component : configured) {
    const std::vector<const CatalogEntry*> known = of_kind(catalog, component.kind);
    std::vector<const CatalogEntry*> fitting;
    std::copy_if(known.begin(), known.end(), std::back_inserter(fitting),
                 [&](const CatalogEntry* entry) {
                   return has_type(*entry, component.kind, component.type());
                 });
    if (fitting.empty())
      faults.push_back(unknown_type(component, known));
    else if (fitting.size() > 1)
      faults.push_back(ambiguous_type(component, fitting));
    else
      chosen.push_back(fitting.front());
  }
  if (!faults.empty()) return fail(std::move(faults));
  std::sort(chosen.begin(), chosen.end(),
            [](const CatalogEntry* a, const CatalogEntry* b) { return a->name() < b->name(); });
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

}  // namespace ocelot::draft
