// A name, looked up as each kind in turn.
#include "queries/uses.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "support/base/text.hpp"

namespace ocelot::queries {

namespace {

using model::Distribution;

bool is_declaration(std::string_view path) {
  return path == model::k_distributions_path || path == model::k_dependencies_path ||
         path == model::k_upstream_path || path == model::k_lock_path ||
         path == model::k_modules_lock_path;
}

class Lookup {
 public:
  Lookup(const Catalog& catalog, const Edges& edges)
      : catalog_(catalog), model_(catalog.model()), edges_(edges) {}

  Uses of_file(const std::string& path, graph::FileId file) const {
    Uses uses{NameKind::file, path, {}, {}};
    std::set<std::string> names;
    for (const graph::Artifact& artifact : edges_.graph().artifacts) {
      if (is_declaration(path) || edges_.made_from(artifact.files)[file.index])
        names.insert(artifact.distribution);
    }
    for (const std::string& name : names) uses.distributions.push_back({name, {}});
    for (const CatalogEntry& entry : catalog_.components()) {
      const std::vector<std::string> files = entry.files();
      const bool has = std::find(files.begin(), files.end(), path) != files.end();
      if (has && !entry.is_upstreams()) uses.components.push_back(entry.name());
    }
    return uses;
  }

  Uses of_component(const CatalogEntry& component) const {
    Uses uses{NameKind::component, component.name(), {}, {}};
    for (const Distribution& distribution : model_.distributions) {
      if (!distribution.is_abstract && catalog_.holds(distribution, component))
        uses.distributions.push_back({distribution.name, {}});
    }
    return uses;
  }

  Uses of_tag(const std::string& tag) const {
    Uses uses{NameKind::tag, tag, {}, mentioning(tag)};
    for (const Distribution& distribution : model_.distributions) {
      const auto has = distribution.tags.find(tag);
      if (has == distribution.tags.end()) continue;
      const std::string& from = has->second.distribution;
      uses.distributions.push_back(
          {distribution.name, from == distribution.name ? "its own" : "from " + from});
    }
    return uses;
  }

  Uses of_module(const std::string& path) const {
    Uses uses{NameKind::module, path, {}, {}};
    for (const Distribution& distribution : model_.distributions) {
      if (distribution.is_abstract) continue;
      for (const golang::ModuleRequirement& module : distribution.modules) {
        if (module.path == path)
          uses.distributions.push_back(
              {distribution.name, module.version.empty() ? "upstream's version" : module.version});
      }
    }
    std::set<std::string> components;
    for (const model::Dependency& entry : model_.dependencies) {
      if (!requires_module(entry, path)) continue;
      for (std::string& name : mentioning(entry.tag)) components.insert(std::move(name));
    }
    uses.components.assign(components.begin(), components.end());
    return uses;
  }

  bool has_tag(const std::string& tag) const {
    return !mentioning(tag).empty() ||
           std::any_of(
               model_.distributions.begin(), model_.distributions.end(),
               [&](const Distribution& distribution) { return distribution.tags.contains(tag); });
  }

  bool has_module(const std::string& path) const {
    return std::any_of(
        model_.dependencies.begin(), model_.dependencies.end(),
        [&](const model::Dependency& entry) { return requires_module(entry, path); });
  }

  // Every name that the user may mean.
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const CatalogEntry& entry : catalog_.components()) {
      names.push_back(entry.name());
      for (std::string& tag : model::mentioned_tags(*entry.component))
        names.push_back(std::move(tag));
    }
    for (const Distribution& distribution : model_.distributions) {
      for (const auto& [tag, origin] : distribution.tags) names.push_back(tag);
    }
    for (const model::Dependency& entry : model_.dependencies) {
      for (const golang::ModuleRequirement& module : entry.modules) names.push_back(module.path);
    }
    for (const graph::File& file : edges_.graph().files) names.push_back(file.path);
    return names;
  }

 private:
  static bool requires_module(const model::Dependency& entry, const std::string& path) {
    return std::any_of(
        entry.modules.begin(), entry.modules.end(),
        [&](const golang::ModuleRequirement& module) { return module.path == path; });
  }

  std::vector<std::string> mentioning(const std::string& tag) const {
    std::vector<std::string> names;
    for (const CatalogEntry& entry : catalog_.components()) {
      const std::vector<std::string> tags = model::mentioned_tags(*entry.component);
      if (std::find(tags.begin(), tags.end(), tag) != tags.end()) names.push_back(entry.name());
    }
    return names;
  }

  const Catalog& catalog_;
  const model::Model& model_;
  const Edges& edges_;
};

}  // namespace

std::string_view name_of(NameKind kind) {
  switch (kind) {
    case NameKind::file:
      return "file";
    case NameKind::component:
      return "component";
    case NameKind::module:
      return "module";
    case NameKind::tag:
      return "tag";
  }
  return "";
}

Result<Uses> find_uses(const Catalog& catalog, const Edges& edges, const std::string& name) {
  const Lookup lookup(catalog, edges);
  if (const auto file = edges.find(name)) return lookup.of_file(name, *file);
  if (const CatalogEntry* component = catalog.find(name)) return lookup.of_component(*component);
  if (lookup.has_tag(name)) return lookup.of_tag(name);
  if (lookup.has_module(name)) return lookup.of_module(name);
  const std::vector<std::string> names = lookup.names();
  Diagnostic fault =
      error("unknown-name", {}, fmt::format("no file, component, module or tag '{}'", name));
  if (!catalog.knows_upstream()) fault.notes.push_back({missing_upstream(), {}});
  return fail(std::move(fault).with_help(
      suggest(name, {names.begin(), names.end()}, "see: ocelot-gen list")));
}

}  // namespace ocelot::queries
