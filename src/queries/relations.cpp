// Each component of a distribution is explained as why explains it. Of the bases, only the direct
// ones are shown, so the cost does not depend on the length of a chain of bases.
#include "queries/relations.hpp"

#include <algorithm>
#include <set>

namespace ocelot::queries {

namespace {

using model::Distribution;
using Names = std::set<std::string, std::less<>>;

// The named distributions, all that they inherit from, and the libraries of plugins; without names,
// all distributions.
Result<std::vector<const Distribution*>> choose(const Catalog& catalog,
                                                const std::vector<std::string>& names) {
  Diagnostics faults;
  Names names_with_bases;
  std::vector<std::string> waiting = names;
  for (const std::string& name : names) {
    if (const auto found = catalog.distribution(name); !found)
      faults.insert(faults.end(), found.error().begin(), found.error().end());
  }
  if (!faults.empty()) return fail(std::move(faults));
  while (!waiting.empty()) {
    const Distribution* distribution = catalog.model().find(waiting.back());
    waiting.pop_back();
    if (!names_with_bases.insert(distribution->name).second) continue;
    waiting.insert(waiting.end(), distribution->bases.begin(), distribution->bases.end());
    if (distribution->plugin) waiting.push_back(distribution->plugin->library);
  }
  std::vector<const Distribution*> selected;
  for (const Distribution& distribution : catalog.model().distributions) {
    if (names.empty() || names_with_bases.contains(distribution.name))
      selected.push_back(&distribution);
  }
  return selected;
}

Inclusion find_inclusion(const Catalog& catalog, const Distribution& distribution,
                         const CatalogEntry& component) {
  std::set<std::string> tags;
  std::set<model::Architecture> architectures;
  for (const FileVerdict& file : explain(catalog, distribution, component).files) {
    architectures.insert(file.compiled_for.begin(), file.compiled_for.end());
    for (const TagFact& fact : file.tags) {
      if (distribution.tags.contains(fact.tag)) tags.insert(fact.tag);
    }
  }
  return {
      component.name(), {tags.begin(), tags.end()}, {architectures.begin(), architectures.end()}};
}

RelatedDistribution relate_distribution(const Catalog& catalog, const Distribution& distribution) {
  RelatedDistribution related{&distribution, {}};
  if (distribution.is_abstract) return related;
  for (const CatalogEntry& entry : catalog.components()) {
    if (catalog.holds(distribution, entry))
      related.inclusions.push_back(find_inclusion(catalog, distribution, entry));
  }
  return related;
}

std::vector<golang::ModuleRequirement> modules_below(const model::Model& model,
                                                     const std::vector<std::string>& tags) {
  std::set<golang::ModuleRequirement> modules;
  for (const model::Dependency& entry : model.dependencies) {
    if (std::find(tags.begin(), tags.end(), entry.tag) != tags.end())
      modules.insert(entry.modules.begin(), entry.modules.end());
  }
  return {modules.begin(), modules.end()};
}

RelatedComponent relate_component(const Catalog& catalog, const CatalogEntry& entry) {
  RelatedComponent related;
  related.name = entry.name();
  related.is_upstreams = entry.is_upstreams();
  related.files = entry.files();
  for (const model::OverlayFile& file : entry.component->files) {
    if (!file.go.constraint) continue;
    const std::string text = file.go.constraint->text();
    auto& constraints = related.constraints;
    if (std::find(constraints.begin(), constraints.end(), text) == constraints.end())
      constraints.push_back(text);
  }
  related.tags = model::mentioned_tags(*entry.component);
  related.modules = modules_below(catalog.model(), related.tags);
  return related;
}

}  // namespace

Result<Relations> relate(const Catalog& catalog, const std::vector<std::string>& names) {
  const auto selected = choose(catalog, names);
  if (!selected) return fail(selected.error());
  Relations relations;
  relations.knows_upstream = catalog.knows_upstream();
  Names components;
  for (const Distribution* distribution : *selected) {
    relations.distributions.push_back(relate_distribution(catalog, *distribution));
    for (const Inclusion& inclusion : relations.distributions.back().inclusions)
      components.insert(inclusion.component);
  }
  for (const CatalogEntry& entry : catalog.components()) {
    if (names.empty() || components.contains(entry.name()))
      relations.components.push_back(relate_component(catalog, entry));
  }
  return relations;
}

}  // namespace ocelot::queries
