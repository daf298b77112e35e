// Each distribution is described as desc describes it, and each of its components explained as why
// explains it.
#include "queries/relations.hpp"

#include <algorithm>
#include <set>

namespace ocelot::queries {

namespace {

using model::Distribution;
using Names = std::set<std::string, std::less<>>;

// The named distributions, all that they inherit from, and the libraries of plugins; without names,
// every one.
Result<std::vector<const Distribution*>> choose(const Catalogue& catalogue,
                                                const std::vector<std::string>& names) {
  Diagnostics faults;
  Names wanted;
  std::vector<std::string> waiting = names;
  for (const std::string& name : names) {
    if (const auto found = catalogue.distribution(name); !found)
      faults.insert(faults.end(), found.error().begin(), found.error().end());
  }
  if (!faults.empty()) return fail(std::move(faults));
  while (!waiting.empty()) {
    const Distribution* one = catalogue.model().find(waiting.back());
    waiting.pop_back();
    if (!wanted.insert(one->name).second) continue;
    waiting.insert(waiting.end(), one->bases.begin(), one->bases.end());
    if (one->plugin) waiting.push_back(one->plugin->library);
  }
  std::vector<const Distribution*> chosen;
  for (const Distribution& one : catalogue.model().distributions) {
    if (names.empty() || wanted.contains(one.name)) chosen.push_back(&one);
  }
  return chosen;
}

WayIn find_way(const Catalogue& catalogue, const Distribution& distribution,
               const Listed& component) {
  std::set<std::string> tags;
  std::set<model::Architecture> architectures;
  for (const FileVerdict& file : explain(catalogue, distribution, component).files) {
    architectures.insert(file.compiled_for.begin(), file.compiled_for.end());
    for (const TagFact& fact : file.tags) {
      if (distribution.tags.contains(fact.tag)) tags.insert(fact.tag);
    }
  }
  return {
      component.name(), {tags.begin(), tags.end()}, {architectures.begin(), architectures.end()}};
}

RelatedDistribution relate_distribution(const Catalogue& catalogue,
                                        const Distribution& distribution) {
  RelatedDistribution related{describe(catalogue, distribution), distribution.bases, {}};
  if (distribution.is_abstract) return related;
  for (const Listed& one : catalogue.components()) {
    if (catalogue.holds(distribution, one))
      related.ways.push_back(find_way(catalogue, distribution, one));
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

RelatedComponent relate_component(const Catalogue& catalogue, const Listed& listed) {
  RelatedComponent related;
  related.name = listed.name();
  related.is_upstreams = listed.is_upstreams();
  related.files = listed.files();
  for (const model::OverlayFile& file : listed.component->files) {
    if (!file.go.constraint) continue;
    const std::string text = file.go.constraint->text();
    const auto& known = related.constraints;
    if (std::find(known.begin(), known.end(), text) == known.end())
      related.constraints.push_back(text);
  }
  related.tags = model::mentioned_tags(*listed.component);
  related.modules = modules_below(catalogue.model(), related.tags);
  return related;
}

}  // namespace

Result<Relations> relate(const Catalogue& catalogue, const std::vector<std::string>& names) {
  const auto chosen = choose(catalogue, names);
  if (!chosen) return fail(chosen.error());
  Relations relations;
  relations.knows_upstream = catalogue.knows_upstream();
  Names held;
  for (const Distribution* one : *chosen) {
    relations.distributions.push_back(relate_distribution(catalogue, *one));
    for (const WayIn& way : relations.distributions.back().ways) held.insert(way.component);
  }
  for (const Listed& one : catalogue.components()) {
    if (names.empty() || held.contains(one.name()))
      relations.components.push_back(relate_component(catalogue, one));
  }
  return relations;
}

}  // namespace ocelot::queries
