// Selects components and collects required modules.
#include "declaration/model/selection.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "declaration/model/names.hpp"
#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

using TagNames = std::set<std::string, std::less<>>;

bool is_read(const Component& component) {
  return std::all_of(component.files.begin(), component.files.end(),
                     [](const OverlayFile& file) { return file.go.is_complete; });
}

bool imports_any(const std::vector<ComponentId>& importers, const Component& imported,
                 const std::vector<Component>& all) {
  return std::any_of(importers.begin(), importers.end(),
                     [&](ComponentId id) { return imports(all[id.index], imported); });
}

// An imported package may import more, so this repeats until nothing is added.
void add_imported(std::vector<ComponentId>& selected, std::vector<ComponentId> waiting,
                  const std::vector<Component>& all) {
  for (bool grew = true; grew;) {
    grew = false;
    std::vector<ComponentId> rest;
    for (ComponentId id : waiting) {
      const bool is_imported = imports_any(selected, all[id.index], all);
      (is_imported ? selected : rest).push_back(id);
      grew = grew || is_imported;
    }
    waiting = std::move(rest);
  }
}

bool names_or_covers(const Distribution& distribution, std::string_view tag) {
  return distribution.tags.contains(tag) || covering_wildcard(distribution.tags, tag) != nullptr;
}

std::set<std::string> mentioned_by_any(const std::vector<Component>& components) {
  std::set<std::string> tags;
  for (const Component& component : components) {
    for (std::string& tag : mentioned_tags(component)) tags.insert(std::move(tag));
  }
  return tags;
}

// Creates each name once instead of once per comparison.
std::vector<ComponentId> sorted_by_name(const std::vector<ComponentId>& ids,
                                        const std::vector<Component>& components) {
  std::vector<std::pair<std::string, ComponentId>> named;
  named.reserve(ids.size());
  for (ComponentId id : ids) named.emplace_back(components[id.index].full_name(), id);
  std::sort(named.begin(), named.end());
  std::vector<ComponentId> sorted;
  sorted.reserve(ids.size());
  for (const auto& [name, id] : named) sorted.push_back(id);
  return sorted;
}

}  // namespace

// Upstream's module path is not known here, but its folders are.
bool imports(const Component& importer, const Component& imported) {
  const std::string folder = fmt::format("/lambdacomponents/{}/{}", imported.type, imported.folder);
  return std::any_of(importer.files.begin(), importer.files.end(), [&](const OverlayFile& file) {
    return std::any_of(file.go.imports.begin(), file.go.imports.end(),
                       [&](const golang::Import& import) {
                         return import.path.ends_with(folder) ||
                                import.path.find(folder + "/") != std::string::npos;
                       });
  });
}

std::vector<ComponentId> select_components(const Distribution& distribution,
                                           const std::vector<Component>& components) {
  const TagNames tags = distribution.tag_set();
  std::vector<ComponentId> selected;
  std::vector<ComponentId> imported_only;
  for (std::size_t i = 0; i < components.size(); ++i) {
    if (!is_compiled_for_any(components[i], distribution, tags)) continue;
    (components[i].is_standalone_package ? imported_only : selected).push_back(ComponentId{i});
  }
  add_imported(selected, std::move(imported_only), components);
  return sorted_by_name(selected, components);
}

std::vector<ComponentId> with_imported(std::vector<ComponentId> selected,
                                       const std::vector<Component>& components) {
  std::vector<ComponentId> packages;
  for (std::size_t i = 0; i < components.size(); ++i) {
    if (components[i].is_standalone_package) packages.push_back(ComponentId{i});
  }
  add_imported(selected, std::move(packages), components);
  return sorted_by_name(selected, components);
}

ModuleRequirements::ModuleRequirements(const std::vector<Component>& components,
                                       const std::vector<Dependency>& dependencies)
    : component_count_(components.size()) {
  std::map<std::string, std::vector<ComponentId>> by_tag;
  for (std::size_t i = 0; i < components.size(); ++i) {
    for (const std::string& tag : mentioned_tags(components[i]))
      by_tag[tag].push_back(ComponentId{i});
  }
  for (const Dependency& dependency : dependencies) {
    const auto found = by_tag.find(dependency.tag);
    entries_.push_back(
        {&dependency, found == by_tag.end() ? std::vector<ComponentId>{} : found->second});
  }
}

bool ModuleRequirements::is_required(const Entry& entry, const Distribution& distribution,
                                     const std::vector<bool>& selected) {
  if (entry.mentioned_by.empty()) return names_or_covers(distribution, entry.dependency->tag);
  return std::any_of(entry.mentioned_by.begin(), entry.mentioned_by.end(),
                     [&](ComponentId id) { return selected[id.index]; });
}

WithDiagnostics<std::vector<golang::ModuleRequirement>> ModuleRequirements::of(
    const Distribution& distribution) const {
  std::vector<bool> selected(component_count_);
  for (ComponentId id : distribution.components) selected[id.index] = true;
  struct First {
    std::string version;
    Place place;
  };
  std::map<std::string, First> versions;
  Diagnostics diagnostics;
  for (const Entry& entry : entries_) {
    if (!is_required(entry, distribution, selected)) continue;
    const Dependency& dependency = *entry.dependency;
    for (std::size_t i = 0; i < dependency.modules.size(); ++i) {
      const golang::ModuleRequirement& module = dependency.modules[i];
      const auto [first, is_new] =
          versions.emplace(module.path, First{module.version, dependency.module_places[i]});
      if (is_new || first->second.version == module.version) continue;
      diagnostics.push_back(
          error("two-versions", dependency.module_places[i],
                fmt::format("distribution '{}' requires two different versions of '{}'",
                            distribution.name, module.path))
              .with_note("the other is required here", first->second.place)
              .with_help("write the same version in both places"));
    }
  }
  std::vector<golang::ModuleRequirement> modules;
  for (const auto& [path, first] : versions) modules.push_back({path, first.version});
  return {std::move(modules), std::move(diagnostics)};
}

Diagnostics find_unused_dependencies(const Model& model) {
  const std::set<std::string> by_any = mentioned_by_any(model.components);
  Diagnostics diagnostics;
  for (const Dependency& entry : model.dependencies) {
    const bool is_used =
        by_any.contains(entry.tag) ||
        std::any_of(model.distributions.begin(), model.distributions.end(),
                    [&](const Distribution& distribution) {
                      return !distribution.is_abstract && names_or_covers(distribution, entry.tag);
                    });
    if (is_used) continue;
    const auto near = nearest_tag(entry.tag, by_any);
    diagnostics.push_back(
        warning("unused-dependency", entry.place,
                fmt::format("no wrapper and no distribution mentions the tag '{}'", entry.tag))
            .with_help(near ? fmt::format("did you mean '{}'?", *near)
                            : "remove the entry, or write its wrapper"));
  }
  return diagnostics;
}

Diagnostics find_missing_custom(const std::vector<Distribution>& distributions) {
  std::set<std::string> lacking;
  for (const Distribution& distribution : distributions) {
    const bool has_component_tags =
        std::any_of(distribution.tags.begin(), distribution.tags.end(),
                    [](const auto& tag) { return tag.first.starts_with(k_tag_prefix); });
    if (has_component_tags && !distribution.is_abstract &&
        !distribution.tags.contains(k_custom_tag))
      lacking.insert(distribution.name);
  }
  Diagnostics diagnostics;
  for (const Distribution& distribution : distributions) {
    const bool is_reported_for_base =
        std::any_of(distribution.bases.begin(), distribution.bases.end(),
                    [&](const std::string& base) { return lacking.contains(base); });
    if (!lacking.contains(distribution.name) || is_reported_for_base) continue;
    diagnostics.push_back(
        error("missing-custom", distribution.place,
              fmt::format("distribution '{}' lacks the tag '{}'", distribution.name, k_custom_tag))
            .with_help(fmt::format("add {} to its buildtags: without it upstream ignores every "
                                   "other lambdacomponents tag",
                                   k_custom_tag)));
  }
  return diagnostics;
}

Diagnostics find_unimported(const std::vector<Component>& components) {
  // A head that could not be read may contain the missing import.
  if (!std::all_of(components.begin(), components.end(), is_read)) return {};
  std::vector<ComponentId> reached;
  std::vector<ComponentId> packages;
  for (std::size_t i = 0; i < components.size(); ++i)
    (components[i].is_standalone_package ? packages : reached).push_back(ComponentId{i});
  add_imported(reached, packages, components);
  const std::set<ComponentId> imported(reached.begin(), reached.end());
  Diagnostics diagnostics;
  for (ComponentId id : packages) {
    if (imported.contains(id)) continue;
    const Component& component = components[id.index];
    diagnostics.push_back(
        error("unimported-package", component.place(),
              fmt::format(
                  "the package in {}/{}/ is imported by no wrapper, so Go would never compile it",
                  component.type, component.folder))
            .with_help(fmt::format("import it in a file of {0}/, or make it 'package {0}'",
                                   component.type)));
  }
  return diagnostics;
}

}  // namespace ocelot::model
