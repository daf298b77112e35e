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

Names tags_of(const Side& side) {
  Names names;
  for (const auto& [tag, origin] : side.distribution.tags) names.insert(tag);
  return names;
}

std::string kind_of(const Side& side) {
  return side.distribution.is_abstract ? "" : std::string(name_of(side.distribution.kind));
}

model::Plugin plugin_of(const Side& side) {
  return side.distribution.plugin.value_or(model::Plugin{});
}

Names components_of(const Side& side) {
  if (side.distribution.plugin) return {side.distribution.plugin->component};
  Names names;
  for (model::ComponentId id : side.distribution.components)
    names.insert(side.model.component(id).full_name());
  return names;
}

Names architectures_of(const Side& side) {
  Names names;
  for (model::Architecture one : side.distribution.architectures)
    names.emplace(model::name_of(one));
  return names;
}

// Components of the later side that have a changed file, or had one.
Names touched(const Side& side, const std::set<std::string>& changed_files) {
  Names names;
  for (model::ComponentId id : side.distribution.components) {
    const model::Component& component = side.model.component(id);
    if (std::any_of(component.files.begin(), component.files.end(),
                    [&](const model::OverlayFile& file) {
                      return changed_files.contains(file.source->path);
                    }))
      names.insert(component.full_name());
  }
  return names;
}

void compare_modules(const Side& before, const Side& after, DistributionDifference& difference) {
  std::map<std::string, std::string> old;
  std::map<std::string, std::string> now;
  for (const auto& one : before.distribution.modules) old.emplace(one.path, one.version);
  for (const auto& one : after.distribution.modules) now.emplace(one.path, one.version);
  const auto written = [](const auto& module) {
    return module.second.empty() ? module.first : module.first + "@" + module.second;
  };
  for (const auto& one : now) {
    const auto same = old.find(one.first);
    if (same == old.end())
      difference.modules.added.push_back(written(one));
    else if (same->second != one.second)
      difference.changed_modules.push_back({one.first, {same->second, one.second}});
  }
  for (const auto& one : old) {
    if (!now.contains(one.first)) difference.modules.removed.push_back(written(one));
  }
}

}  // namespace

bool DistributionDifference::is_empty() const {
  return kind.is_empty() && library.is_empty() && component.is_empty() && tags.is_empty() &&
         components.is_empty() && changed_components.empty() && modules.is_empty() &&
         changed_modules.empty() && architectures.is_empty() && config_file.is_empty() &&
         !is_config_changed && description.is_empty();
}

bool ProjectDifference::is_empty() const {
  return repo.is_empty() && ref.is_empty() && commit.is_empty() && distributions.is_empty() &&
         changed.empty();
}

DistributionDifference compare(const Side& before, const Side& after,
                               const std::set<std::string>& changed_files) {
  DistributionDifference difference;
  difference.before = before.distribution.name;
  difference.after = after.distribution.name;
  difference.kind = {kind_of(before), kind_of(after)};
  difference.library = {plugin_of(before).library, plugin_of(after).library};
  difference.component = {plugin_of(before).component, plugin_of(after).component};
  difference.tags = between(tags_of(before), tags_of(after));
  const Names old_components = components_of(before);
  const Names components = components_of(after);
  difference.components = between(old_components, components);
  Names changed = touched(after, changed_files);
  changed.merge(touched(before, changed_files));
  std::copy_if(changed.begin(), changed.end(), std::back_inserter(difference.changed_components),
               [&](const std::string& name) {
                 return components.contains(name) && old_components.contains(name);
               });
  compare_modules(before, after, difference);
  difference.architectures = between(architectures_of(before), architectures_of(after));
  difference.config_file = {before.distribution.config_file.value_or(""),
                            after.distribution.config_file.value_or("")};
  difference.is_config_changed =
      difference.config_file.is_empty() && changed_files.contains(difference.config_file.after);
  difference.description = {before.distribution.description, after.distribution.description};
  return difference;
}

ProjectDifference compare(const Version& before, const Version& after,
                          const std::set<std::string>& changed_files) {
  ProjectDifference difference;
  difference.repo = {before.model.upstream.repo, after.model.upstream.repo};
  difference.ref = {before.model.upstream.ref, after.model.upstream.ref};
  difference.commit = {before.commit, after.commit};
  Names old;
  Names now;
  for (const model::Distribution& one : before.model.distributions) old.insert(one.name);
  for (const model::Distribution& one : after.model.distributions) now.insert(one.name);
  difference.distributions = between(old, now);
  for (const model::Distribution& one : after.model.distributions) {
    const model::Distribution* other = before.model.find(one.name);
    if (other == nullptr) continue;
    DistributionDifference inner =
        compare({before.model, *other}, {after.model, one}, changed_files);
    if (!inner.is_empty()) difference.changed.push_back(std::move(inner));
  }
  return difference;
}

}  // namespace ocelot::queries
