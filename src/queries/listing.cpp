// Lists and reports.
#include "queries/listing.hpp"

#include <algorithm>
#include <set>

#include "graph/paths.hpp"

namespace ocelot::queries {

namespace {

using model::Distribution;

std::vector<std::string> holders(const Catalogue& catalogue, const Listed& component) {
  std::vector<std::string> names;
  for (const Distribution& one : catalogue.model().distributions) {
    if (!one.is_abstract && catalogue.holds(one, component)) names.push_back(one.name);
  }
  return names;
}

// Of the modules that the distribution requires, those below the tags that a component mentions.
std::vector<golang::ModuleRequirement> modules_of(const Catalogue& catalogue,
                                                  const Distribution& distribution,
                                                  const Listed& component) {
  const std::vector<std::string> tags = model::mentioned_tags(*component.component);
  std::set<golang::ModuleRequirement> modules;
  for (const model::Dependency& entry : catalogue.model().dependencies) {
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
  const Distribution* one = &distribution;
  while (one->bases.size() == 1) one = model.find(one->bases[0]);
  return one->bases.empty();
}

}  // namespace

std::vector<ListedTag> list_tags(const Catalogue& catalogue) {
  std::map<std::string, ListedTag> tags;
  for (const Distribution& one : catalogue.model().distributions) {
    for (const auto& [tag, origin] : one.tags) tags[tag].distributions.push_back(one.name);
  }
  for (const Listed& one : catalogue.components()) {
    for (const std::string& tag : model::mentioned_tags(*one.component))
      tags[tag].components.push_back(one.name());
  }
  std::vector<ListedTag> listed;
  for (auto& [tag, uses] : tags) {
    uses.tag = tag;
    listed.push_back(std::move(uses));
  }
  return listed;
}

std::vector<ListedComponent> list_components(const Catalogue& catalogue) {
  std::vector<ListedComponent> listed;
  for (const Listed& one : catalogue.components())
    listed.push_back({one.name(), one.is_upstreams(), one.files(), holders(catalogue, one)});
  return listed;
}

std::vector<ListedTarget> list_targets(const graph::Graph& graph) {
  std::vector<ListedTarget> listed;
  for (const graph::Target& target : graph.targets) {
    ListedTarget one{target.name, {}};
    for (graph::FileId id : target.files) one.files.push_back(graph.path(id));
    listed.push_back(std::move(one));
  }
  return listed;
}

DistributionReport describe(const Catalogue& catalogue, const Distribution& distribution) {
  DistributionReport report;
  report.name = distribution.name;
  report.description = distribution.description;
  report.kind = distribution.kind;
  if (distribution.plugin) {
    report.library = distribution.plugin->library;
    report.component = distribution.plugin->component;
  }
  report.is_abstract = distribution.is_abstract;
  report.direct_bases = distribution.bases.size();
  report.bases = bases_of(catalogue.model(), distribution);
  report.is_chain = is_chain(catalogue.model(), distribution);
  for (const auto& [tag, origin] : distribution.tags)
    report.tags.push_back({tag, origin.distribution});
  for (const Listed& one : catalogue.components()) {
    if (!catalogue.holds(distribution, one)) continue;
    report.components.push_back(
        {one.name(), one.is_upstreams(), one.files(), modules_of(catalogue, distribution, one)});
  }
  report.modules = distribution.modules;
  report.config_file = distribution.config_file;
  for (model::Architecture one : distribution.architectures) {
    if (!distribution.is_abstract)
      report.outputs.push_back(
          {one, graph::output_path(distribution.kind, one, distribution.name)});
  }
  report.knows_upstream = catalogue.knows_upstream();
  return report;
}

}  // namespace ocelot::queries
