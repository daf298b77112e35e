// One component for each configured type.
#include "project/draft/type_names.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "queries/component_types.hpp"
#include "support/base/text.hpp"

namespace ocelot::draft {

namespace {

using config::ConfiguredComponent;
using queries::CatalogEntry;

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
      .with_help(suggest(type, names,
                         fmt::format("add it: ocelot-gen new component {} {}", configured.kind,
                                     queries::bare_type(type))));
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

Result<std::vector<const CatalogEntry*>> resolve_types(
    const std::vector<ConfiguredComponent>& configured, const queries::Catalog& catalog,
    const std::vector<queries::KnownType>& known_types) {
  Diagnostics faults;
  std::vector<const CatalogEntry*> chosen;
  for (const ConfiguredComponent& component : configured) {
    const std::vector<const CatalogEntry*> known = of_kind(catalog, component.kind);
    std::vector<const CatalogEntry*> fitting;
    std::copy_if(known.begin(), known.end(), std::back_inserter(fitting),
                 [&](const CatalogEntry* entry) {
                   return queries::has_type(*entry, component.kind, component.type(), known_types);
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
