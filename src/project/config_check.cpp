// Reads each file once for each distribution.
#include "project/config_check.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "declaration/config/collector_config.hpp"
#include "project/known_types.hpp"
#include "queries/component_types.hpp"
#include "support/base/text.hpp"

namespace ocelot::project {

namespace {

using config::ConfiguredComponent;
using model::Distribution;
using queries::Catalog;
using queries::CatalogEntry;

// Each type must have a component that the distribution holds.
class ConfigChecker {
 public:
  ConfigChecker(const Distribution& distribution, const Catalog& catalog,
                const std::vector<queries::KnownType>& known)
      : distribution_(distribution), catalog_(catalog), known_(known) {}

  Diagnostics check(const std::vector<ConfiguredComponent>& configured) const {
    Diagnostics faults;
    for (const ConfiguredComponent& component : configured) {
      const std::vector<const CatalogEntry*> fitting = of_type(component);
      if (std::ranges::any_of(fitting, [&](const auto* entry) { return is_held(*entry); }))
        continue;
      faults.push_back(fitting.empty() ? unknown(component) : missing(component, fitting));
    }
    return faults;
  }

 private:
  bool is_held(const CatalogEntry& entry) const { return catalog_.holds(distribution_, entry); }

  std::vector<const CatalogEntry*> of_type(const ConfiguredComponent& component) const {
    std::vector<const CatalogEntry*> fitting;
    for (const CatalogEntry& entry : catalog_.components()) {
      if (queries::has_type(entry, component.kind, component.type(), known_))
        fitting.push_back(&entry);
    }
    return fitting;
  }

  Diagnostic missing(const ConfiguredComponent& component,
                     const std::vector<const CatalogEntry*>& fitting) const {
    std::vector<std::string> names;
    for (const CatalogEntry* entry : fitting) names.push_back(entry->name());
    return located(error("config-component", component.id.place,
                         fmt::format("distribution '{}' has no {} '{}'", distribution_.name,
                                     component.kind, component.type())))
        .with_help(fmt::format("add {} to its components", fmt::join(names, " or ")));
  }

  Diagnostic unknown(const ConfiguredComponent& component) const {
    std::vector<std::string_view> names;
    for (const CatalogEntry& entry : catalog_.components()) {
      if (entry.component->type == component.kind && is_held(entry))
        names.push_back(entry.component->name);
    }
    return located(warning("config-component", component.id.place,
                           fmt::format("no component of distribution '{}' is known as {} '{}'",
                                       distribution_.name, component.kind, component.type())))
        .with_help(suggest(component.type(), names,
                           "a build checks it with the collector itself: ocelot-gen build"));
  }

  Diagnostic located(Diagnostic fault) const {
    return std::move(fault).with_note("the configuration is named here",
                                      *distribution_.config_place);
  }

  const Distribution& distribution_;
  const Catalog& catalog_;
  const std::vector<queries::KnownType>& known_;
};

// What a configuration reads from elsewhere can be any part of it, so our reader would miss it.
bool has_foreign_parts(std::string_view text) {
  for (std::size_t at = text.find("${"); at != std::string_view::npos;
       at = text.find("${", at + 2)) {
    const std::string_view reference = text.substr(at, text.find('}', at) - at);
    if (reference.find(':') != std::string_view::npos && !reference.starts_with("${env:"))
      return true;
  }
  return false;
}

Diagnostics check_file(const SourceRef& source, const model::Distribution& distribution,
                       const queries::Catalog& catalog,
                       const std::vector<queries::KnownType>& known) {
  Diagnostics faults;
  const auto configured = config::read_collector_config(source).take(faults);
  if (has_foreign_parts(source->text)) faults.clear();
  append(faults, ConfigChecker(distribution, catalog, known).check(configured));
  return faults;
}

class Seen {
 public:
  void append_new(Diagnostics& all, Diagnostics found) {
    for (Diagnostic& fault : found) {
      if (seen_.emplace(fault.place.source->path, fault.place.offset, fault.message).second)
        all.push_back(std::move(fault));
    }
  }

 private:
  std::set<std::tuple<std::string, std::size_t, std::string>> seen_;
};

}  // namespace

Diagnostics check_configs(const Root& root, const queries::Catalog& catalog) {
  Diagnostics all;
  Seen seen;
  const std::vector<queries::KnownType> known = read_known_types(root);
  for (const model::Distribution& distribution : catalog.model().distributions) {
    if (distribution.is_abstract || !distribution.config_place) continue;
    Result<std::string> text = root.read(*distribution.config_file);
    if (!text) {
      append(all, std::move(text.error()));
      continue;
    }
    const SourceRef source = make_source(*distribution.config_file, std::move(*text));
    seen.append_new(all, check_file(source, distribution, catalog, known));
  }
  return all;
}

}  // namespace ocelot::project
