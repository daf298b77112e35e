// Differences of sorted lists.
#include "queries/difference.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace ocelot::queries {

namespace {

using Names = std::set<std::string>;

ListDifference between(const Names& before, const Names& after) {
  ListDifference difference;
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                      std::back_inserter(difference.added));
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                      std::back_inserter(difference.removed));
  return difference;
}

Names tags_of(const DistributionState& state) {
  Names names;
  for (const auto& [tag, origin] : state.distribution.tags) names.insert(tag);
  return names;
}

Names components_of(const DistributionState& state) {
  if (state.distribution.plugin) return {state.distribution.plugin->component};
  Names names;
  for (model::ComponentId id : state.distribution.components)
    names.insert(state.model.component(id).full_name());
  return names;
}

Names architectures_of(const DistributionState& state) {
  Names names;
  for (model::Architecture architecture : state.distribution.architectures)
    names.emplace(model::name_of(architecture));
  return names;
}

Names names_of(const model::Model& model) {
  Names names;
  for (const model::Distribution& distribution : model.distributions)
    names.insert(distribution.name);
  return names;
}

std::vector<PropertyDifference> compare_properties(const DistributionState& before,
                                                   const DistributionState& after,
                                                   const Names& changed_files) {
  std::vector<PropertyDifference> differences;
  for (const Property& property : properties()) {
    const ValueDifference value{property.value(before.distribution),
                                property.value(after.distribution)};
    const bool is_content_changed =
        property.is_file && value.is_empty() && changed_files.contains(value.after);
    differences.push_back({&property, value, is_content_changed});
  }
  return differences;
}

bool has_changed_file(const model::Component& component, const Names& changed_files) {
  return std::any_of(
      component.files.begin(), component.files.end(),
      [&](const model::OverlayFile& file) { return changed_files.contains(file.source->path); });
}

// The distribution's components that have a file that changed.
Names touched(const DistributionState& state, const Names& changed_files) {
  Names names;
  for (model::ComponentId id : state.distribution.components) {
    const model::Component& component = state.model.component(id);
    if (has_changed_file(component, changed_files)) names.insert(component.full_name());
  }
  return names;
}

// Those on both sides with a file that changed; a file may be on one side only.
std::vector<std::string> changed_components(const DistributionState& before,
                                            const DistributionState& after,
                                            const Names& changed_files) {
  const Names old_components = components_of(before);
  const Names components = components_of(after);
  Names changed = touched(after, changed_files);
  changed.merge(touched(before, changed_files));
  std::erase_if(changed, [&](const std::string& name) {
    return !components.contains(name) || !old_components.contains(name);
  });
  return {changed.begin(), changed.end()};
}

std::map<std::string, std::string> module_versions(const DistributionState& state) {
  std::map<std::string, std::string> versions;
  for (const golang::ModuleRequirement& module : state.distribution.modules)
    versions.emplace(module.path, module.version);
  return versions;
}

std::string module_text(const std::string& path, const std::string& version) {
  return version.empty() ? path : path + "@" + version;
}

void compare_modules(const DistributionState& before, const DistributionState& after,
                     DistributionDifference& difference) {
  const std::map<std::string, std::string> old_versions = module_versions(before);
  const std::map<std::string, std::string> versions = module_versions(after);
  for (const auto& [path, version] : versions) {
    const auto old = old_versions.find(path);
    if (old == old_versions.end())
      difference.modules.added.push_back(module_text(path, version));
    else if (old->second != version)
      difference.changed_modules.push_back({path, {old->second, version}});
  }
  for (const auto& [path, version] : old_versions) {
    if (!versions.contains(path)) difference.modules.removed.push_back(module_text(path, version));
  }
}

}  // namespace

bool DistributionDifference::is_empty() const {
  return std::all_of(properties.begin(), properties.end(),
                     [](const PropertyDifference& property) { return property.is_empty(); }) &&
         tags.is_empty() && components.is_empty() && changed_components.empty() &&
         modules.is_empty() && changed_modules.empty() && architectures.is_empty() &&
         description.is_empty();
}

bool ProjectDifference::is_empty() const {
  return repo.is_empty() && ref.is_empty() && commit.is_empty() && distributions.is_empty() &&
         changed.empty();
}

DistributionDifference compare(const DistributionState& before, const DistributionState& after,
                               const std::set<std::string>& changed_files) {
  DistributionDifference difference;
  difference.before = before.distribution.name;
  difference.after = after.distribution.name;
  difference.properties = compare_properties(before, after, changed_files);
  difference.tags = between(tags_of(before), tags_of(after));
  difference.components = between(components_of(before), components_of(after));
  difference.changed_components = changed_components(before, after, changed_files);
  compare_modules(before, after, difference);
  difference.architectures = between(architectures_of(before), architectures_of(after));
  difference.description = {before.distribution.description, after.distribution.description};
  return difference;
}

ProjectDifference compare(const ProjectState& before, const ProjectState& after,
                          const std::set<std::string>& changed_files) {
  ProjectDifference difference;
  difference.repo = {before.model.upstream.repo, after.model.upstream.repo};
  difference.ref = {before.model.upstream.ref, after.model.upstream.ref};
  difference.commit = {before.commit, after.commit};
  difference.distributions = between(names_of(before.model), names_of(after.model));
  for (const model::Distribution& distribution : after.model.distributions) {
    const model::Distribution* old = before.model.find(distribution.name);
    if (old == nullptr) continue;
    DistributionDifference change =
        compare({before.model, *old}, {after.model, distribution}, changed_files);
    if (!change.is_empty()) difference.changed.push_back(std::move(change));
  }
  return difference;
}

}  // namespace ocelot::queries
