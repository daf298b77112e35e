// Finds components by the names that a plan has.
#include "project/unit_trees.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ocelot::project {

namespace {

using model::ComponentId;
using model::LockUnit;
using Names = std::set<std::string_view>;

Names names_of(const graph::Plan& plan, const graph::TreePlan& tree) {
  Names names;
  for (graph::OverlayId id : tree.overlays) names.insert(plan.overlays[id.index].component);
  for (graph::GeneratedSourceId id : tree.generated_sources)
    names.insert(plan.generated_sources[id.index].component);
  return names;
}

bool has_modules_of(const graph::TreePlan& tree, const LockUnit& unit) {
  return std::all_of(unit.requirements.begin(), unit.requirements.end(),
                     [&](const model::UnitRequirement& requirement) {
                       return std::find(tree.modules.begin(), tree.modules.end(),
                                        requirement.module) != tree.modules.end();
                     });
}

UnitSet units_of(const graph::TreePlan& tree, const Names& components,
                 const std::vector<LockUnit>& units) {
  UnitSet found;
  for (const LockUnit& unit : units) {
    const bool is_in_tree =
        unit.components.empty() ? has_modules_of(tree, unit) : components.contains(unit.name);
    if (is_in_tree) found.push_back(&unit);
  }
  return found;
}

graph::OverlayPlan overlay_of(const model::Replace& replace) {
  graph::OverlayPlan overlay{replace.tree_name(), {}};
  for (const SourceRef& file : replace.files)
    overlay.files.push_back({file->path, replace.tree_path(file)});
  return overlay;
}

bool names_folder(const graph::TreePlan& tree, const model::Replace& replace) {
  return std::any_of(
      tree.edits.replaces.begin(), tree.edits.replaces.end(),
      [&](const golang::Replacement& each) { return each.module == replace.module; });
}

}  // namespace

std::string name_of(const UnitSet& units) {
  std::vector<std::string_view> names;
  for (const LockUnit* unit : units) names.push_back(unit->name);
  return fmt::format("{}", fmt::join(names, " "));
}

std::vector<UnitSet> units_of_trees(const graph::Plan& plan, const std::vector<LockUnit>& units) {
  std::vector<UnitSet> trees;
  for (const graph::TreePlan& tree : plan.trees)
    trees.push_back(units_of(tree, names_of(plan, tree), units));
  return trees;
}

std::set<ComponentId> components_of(const graph::Plan& plan, const graph::TreePlan& tree,
                                    const model::Model& model) {
  const Names names = names_of(plan, tree);
  std::set<ComponentId> components;
  for (std::size_t i = 0; i < model.components.size(); ++i) {
    if (names.contains(model.components[i].full_name())) components.insert(ComponentId{i});
  }
  return components;
}

std::set<ComponentId> components_of(const UnitSet& units) {
  std::set<ComponentId> components;
  for (const LockUnit* unit : units)
    components.insert(unit->components.begin(), unit->components.end());
  return components;
}

std::vector<model::UnitRequirement> requirements_of(const UnitSet& units,
                                                    const std::string& collector_version) {
  std::map<std::string, model::UnitRequirement> requirements;
  for (const LockUnit* unit : units) {
    for (model::UnitRequirement requirement : unit->requirements) {
      if (requirement.module.version.empty()) requirement.module.version = collector_version;
      requirements.emplace(requirement.module.path, std::move(requirement));
    }
  }
  std::vector<model::UnitRequirement> values;
  for (auto& [path, requirement] : requirements) values.push_back(std::move(requirement));
  return values;
}

Tree tree_with(const Tree& upstream, const model::Model& model,
               const std::set<ComponentId>& components) {
  Tree tree = upstream;
  const auto add = [&](std::string path, const SourceRef& file) {
    tree.push_back({std::move(path), file->text, TreeEntry::Kind::regular});
  };
  for (const model::Replace& replace : model.replaces) {
    for (const SourceRef& file : replace.files) add(replace.tree_path(file), file);
  }
  for (ComponentId id : components) {
    for (const model::OverlayFile& file : model.component(id).files)
      add(file.tree_path, file.source);
  }
  return tree;
}

void add_replacing_folders(const model::Model& model, graph::Plan& plan) {
  for (const model::Replace& replace : model.replaces) {
    if (replace.folder.empty()) continue;
    const graph::OverlayId id{plan.overlays.size()};
    bool is_used = false;
    for (graph::TreePlan& tree : plan.trees) {
      if (!names_folder(tree, replace)) continue;
      tree.overlays.push_back(id);
      is_used = true;
    }
    if (is_used) plan.overlays.push_back(overlay_of(replace));
  }
}

}  // namespace ocelot::project
