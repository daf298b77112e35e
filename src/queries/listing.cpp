// Each list and report, from the catalog.
#include "queries/listing.hpp"

#include <algorithm>
#include <set>

#include "graph/ninja_writer.hpp"
#include "graph/paths.hpp"

namespace ocelot::queries {

namespace {

using model::Distribution;

std::vector<std::string> distributions_with(const Catalog& catalog, const CatalogEntry& component) {
  std::vector<std::string> names;
  for (const Distribution& distribution : catalog.model().distributions) {
    if (!distribution.is_abstract && catalog.holds(distribution, component))
      names.push_back(distribution.name);
  }
  return names;
}

// Of the modules that the distribution requires, those below the tags that a component mentions.
std::vector<golang::ModuleRequirement> modules_of(const Catalog& catalog,
                                                  const Distribution& distribution,
                                                  const CatalogEntry& component) {
  const std::vector<std::string> tags = model::mentioned_tags(*component.component);
  std::set<golang::ModuleRequirement> modules;
  for (const model::Dependency& entry : catalog.model().dependencies) {
    if (std::find(tags.begin(), tags.end(), entry.tag) == tags.end()) continue;
    for (const golang::ModuleRequirement& module : entry.modules) {
      const auto& required = distribution.modules;
      if (std::find(required.begin(), required.end(), module) != required.end())
        modules.insert(module);
    }
  }
  return {modules.begin(), modules.end()};
}

std::vector<std::string> bases_of(const model::Model& model, const Distribution& distribution) {
  std::vector<std::string> bases = distribution.bases;
  std::set<std::string> seen(bases.begin(), bases.end());
  for (std::size_t i = 0; i < bases.size(); ++i) {
    for (const std::string& base : model.find(bases[i])->bases) {
      if (seen.insert(base).second) bases.push_back(base);
    }
  }
  return bases;
}

bool is_chain(const model::Model& model, const Distribution& distribution) {
  const Distribution* base = &distribution;
  while (base->bases.size() == 1) base = model.find(base->bases[0]);
  return base->bases.empty();
}

// The tree that a distribution is built from; null if none is planned.
const graph::TreePlan* find_tree(const graph::Plan& plan, const Distribution& distribution) {
  const auto artifact = std::find_if(
      plan.layers.begin(), plan.layers.end(),
      [&](const graph::ArtifactPlan& each) { return each.distribution == distribution.name; });
  return artifact == plan.layers.end() ? nullptr : &plan.trees[artifact->tree.index];
}

std::vector<ReplacedModule> replaces_of(const model::Model& model, const graph::TreePlan& tree) {
  const auto& needed = tree.edits.replaces;
  std::vector<ReplacedModule> replaces;
  for (const model::Replace& replace : model.replaces) {
    const bool is_needed =
        std::any_of(needed.begin(), needed.end(),
                    [&](const golang::Replacement& each) { return each.module == replace.module; });
    if (is_needed) replaces.push_back({replace.module, replace.target()});
  }
  return replaces;
}

}  // namespace

std::vector<ListedTag> list_tags(const Catalog& catalog) {
  std::map<std::string, ListedTag> tags;
  for (const Distribution& distribution : catalog.model().distributions) {
    for (const auto& [tag, origin] : distribution.tags)
      tags[tag].distributions.push_back(distribution.name);
  }
  for (const CatalogEntry& entry : catalog.components()) {
    for (const std::string& tag : model::mentioned_tags(*entry.component))
      tags[tag].components.push_back(entry.name());
  }
  std::vector<ListedTag> list;
  for (auto& [tag, uses] : tags) {
    uses.tag = tag;
    list.push_back(std::move(uses));
  }
  return list;
}

std::vector<ListedComponent> list_components(const Catalog& catalog) {
  std::vector<ListedComponent> listed;
  for (const CatalogEntry& entry : catalog.components())
    listed.push_back(
        {entry.name(), entry.is_upstreams(), entry.files(), distributions_with(catalog, entry)});
  return listed;
}

std::vector<ListedTarget> list_targets(const graph::Graph& graph) {
  std::vector<ListedTarget> targets;
  for (const graph::Target& target : graph.targets) {
    std::vector<std::string> files;
    for (graph::FileId id : target.files) files.push_back(graph.path(id));
    targets.push_back({target.name, std::move(files)});
  }
  // It builds all files first; `all` is the last target.
  if (graph::has_layers(graph))
    targets.push_back({std::string(graph::k_smoke_target), targets.back().files});
  return targets;
}

std::vector<Output> outputs_of(const Distribution& distribution) {
  std::vector<Output> outputs;
  if (distribution.is_abstract) return outputs;
  for (model::Architecture architecture : distribution.architectures)
    outputs.push_back(
        {architecture, graph::output_path(distribution.kind, architecture, distribution.name)});
  return outputs;
}

DistributionReport describe(const Catalog& catalog, const Distribution& distribution,
                            const graph::Plan& plan) {
  DistributionReport report;
  report.distribution = &distribution;
  report.bases = bases_of(catalog.model(), distribution);
  report.is_chain = is_chain(catalog.model(), distribution);
  for (const auto& [tag, origin] : distribution.tags)
    report.tags.push_back({tag, origin.distribution});
  for (const CatalogEntry& entry : catalog.components()) {
    if (!catalog.holds(distribution, entry)) continue;
    report.components.push_back({entry.name(), entry.is_upstreams(), entry.files(),
                                 modules_of(catalog, distribution, entry)});
  }
  if (const graph::TreePlan* tree = find_tree(plan, distribution)) {
    report.replaces = replaces_of(catalog.model(), *tree);
    report.raised.assign(tree->raised.begin(), tree->raised.end());
  }
  report.outputs = outputs_of(distribution);
  report.knows_upstream = catalog.knows_upstream();
  return report;
}

}  // namespace ocelot::queries
