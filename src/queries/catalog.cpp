// Names, looked up.
#include "queries/catalog.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "support/base/text.hpp"

namespace ocelot::queries {

namespace {

Diagnostic with_nearest(Diagnostic fault, std::string_view word,
                        const std::vector<std::string>& names, std::string_view otherwise) {
  return std::move(fault).with_help(suggest(word, {names.begin(), names.end()}, otherwise));
}

}  // namespace

std::vector<std::string> CatalogEntry::files() const {
  std::vector<std::string> paths;
  for (const model::OverlayFile& file : component->files) paths.push_back(file.source->path);
  return paths;
}

Catalog::Catalog(const model::Model& model,
                 const std::optional<std::vector<model::Component>>& upstream)
    : model_(model), knows_upstream_(upstream.has_value()) {
  for (std::size_t i = 0; i < model.components.size(); ++i)
    components_.push_back({&model.components[i], model::ComponentId{i}});
  if (upstream) {
    for (const model::Component& component : *upstream)
      components_.push_back({&component, std::nullopt});
  }
  std::stable_sort(
      components_.begin(), components_.end(),
      [](const CatalogEntry& a, const CatalogEntry& b) { return a.name() < b.name(); });
}

const CatalogEntry* Catalog::find(std::string_view name) const {
  const auto found = std::find_if(components_.begin(), components_.end(),
                                  [&](const CatalogEntry& entry) { return entry.name() == name; });
  return found == components_.end() ? nullptr : &*found;
}

bool Catalog::holds(const model::Distribution& distribution, const CatalogEntry& component) const {
  if (distribution.plugin)
    return component.id && component.name() == distribution.plugin->component;
  if (component.id) {
    const auto& held = distribution.components;
    return std::find(held.begin(), held.end(), *component.id) != held.end();
  }
  return is_compiled_for_any(*component.component, distribution, distribution.tag_set());
}

Result<const model::Distribution*> Catalog::distribution(const std::string& name) const {
  if (const model::Distribution* found = model_.find(name)) return found;
  std::vector<std::string> names;
  for (const model::Distribution& distribution : model_.distributions)
    names.push_back(distribution.name);
  return fail(with_nearest(
      error("unknown-distribution", {},
            fmt::format("no distribution '{}' in {}", name, model::k_distributions_path)),
      name, names, "see: ocelot-gen list distributions"));
}

Result<const CatalogEntry*> Catalog::component(const std::string& name) const {
  if (const CatalogEntry* found = find(name)) return found;
  std::vector<std::string> names;
  for (const CatalogEntry& entry : components_) names.push_back(entry.name());
  if (knows_upstream_)
    return fail(with_nearest(error("unknown-component", {}, fmt::format("no component '{}'", name)),
                             name, names, "see: ocelot-gen list components"));
  return fail(with_nearest(
      error("unknown-component", {},
            fmt::format("the project has no component '{}', and upstream's tree is not here yet",
                        name))
          .with_note(missing_upstream()),
      name, names, "see: ocelot-gen list components"));
}

std::string missing_upstream() {
  return fmt::format("upstream's own components are not known yet; to get its tree: {}",
                     graph::k_get_upstream);
}

}  // namespace ocelot::queries
