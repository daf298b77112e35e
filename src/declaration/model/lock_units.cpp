// Assigns the dependencies to components.
#include "declaration/model/lock_units.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "declaration/model/selection.hpp"

namespace ocelot::model {

namespace {

using Requirements = std::map<std::string, UnitRequirement>;

void add_modules(Requirements& requirements, const Dependency& dependency) {
  for (std::size_t i = 0; i < dependency.modules.size(); ++i) {
    const golang::ModuleRequirement& module = dependency.modules[i];
    requirements.emplace(module.path,
                         UnitRequirement{module, dependency.module_places[i], dependency.tag});
  }
}

std::vector<UnitRequirement> values_of(Requirements requirements) {
  std::vector<UnitRequirement> values;
  for (auto& [path, requirement] : requirements) values.push_back(std::move(requirement));
  return values;
}

class Collector {
 public:
  explicit Collector(const Model& model) : model_(model) {
    for (const Dependency& dependency : model.dependencies)
      by_tag_.emplace(dependency.tag, &dependency);
    for (const Component& component : model.components) {
      mentioned_.push_back(mentioned_tags(component));
      by_any_.insert(mentioned_.back().begin(), mentioned_.back().end());
      has_packages_ = has_packages_ || component.is_standalone_package;
    }
  }

  std::vector<LockUnit> collect() const {
    std::vector<LockUnit> units = units_of_dependencies();
    if (!model_.replaces.empty())
      units.push_back({std::string(k_replacing_unit), {}, {}, model_.replaces.front().place});
    for (LockUnit& unit : units) {
      if (!unit.requirements.empty()) unit.place = unit.requirements.front().place;
      unit.allows_skew = model_.allowed_skew.contains(unit.name);
    }
    std::sort(units.begin(), units.end(),
              [](const LockUnit& a, const LockUnit& b) { return a.name < b.name; });
    return units;
  }

 private:
  std::vector<LockUnit> units_of_dependencies() const {
    std::vector<LockUnit> units;
    if (model_.dependencies.empty()) return units;
    for (std::size_t i = 0; i < model_.components.size(); ++i) {
      LockUnit unit = unit_of(ComponentId{i});
      if (!unit.requirements.empty()) units.push_back(std::move(unit));
    }
    for (const Dependency& dependency : model_.dependencies) {
      if (by_any_.contains(dependency.tag) || dependency.modules.empty()) continue;
      Requirements requirements;
      add_modules(requirements, dependency);
      units.push_back(
          {std::string(without_prefix(dependency.tag)), {}, values_of(std::move(requirements))});
    }
    return units;
  }

  LockUnit unit_of(ComponentId id) const {
    LockUnit unit{model_.component(id).full_name(), {id}, {}};
    if (has_packages_) unit.components = with_imported({id}, model_.components);
    Requirements requirements;
    for (ComponentId component : unit.components) {
      for (const std::string& tag : mentioned_[component.index]) {
        const auto [first, last] = by_tag_.equal_range(tag);
        for (auto entry = first; entry != last; ++entry) add_modules(requirements, *entry->second);
      }
    }
    unit.requirements = values_of(std::move(requirements));
    return unit;
  }

  const Model& model_;
  std::multimap<std::string, const Dependency*, std::less<>> by_tag_;
  bool has_packages_ = false;
  std::vector<std::vector<std::string>> mentioned_;  ///< by component
  std::set<std::string, std::less<>> by_any_;
};

}  // namespace

std::vector<LockUnit> lock_units(const Model& model) {
  return Collector(model).collect();
}

}  // namespace ocelot::model
