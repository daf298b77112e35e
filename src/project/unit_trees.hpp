// The trees of a plan before a build makes them: which units each has, and its files for Go.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "declaration/model/lock_units.hpp"
#include "declaration/model/model.hpp"
#include "graph/plan.hpp"
#include "support/base/tree.hpp"

namespace ocelot::project {

/// The units of one tree, sorted by name.
using UnitSet = std::vector<const model::LockUnit*>;

/// The names of the units, separated by blanks.
std::string name_of(const UnitSet& units);

/// The units of each tree of a plan: those of its components, of its plugins too, and those of tags
/// whose modules the tree has. They point into `units`, which is sorted by name.
std::vector<UnitSet> units_of_trees(const graph::Plan& plan,
                                    const std::vector<model::LockUnit>& units);

/// The components of a tree, those of its plugins too.
std::set<model::ComponentId> components_of(const graph::Plan& plan, const graph::TreePlan& tree,
                                           const model::Model& model);

/// The components of units, with those that they import.
std::set<model::ComponentId> components_of(const UnitSet& units);

/// What units require, each module once, sorted. A module without a version gets that of upstream's
/// collector.
std::vector<model::UnitRequirement> requirements_of(const UnitSet& units,
                                                    const std::string& collector_version);

/// Upstream's tree with the files of components and with the folders that replace modules. Not
/// sorted.
Tree tree_with(const Tree& upstream, const model::Model& model,
               const std::set<model::ComponentId>& components);

/// Adds an overlay for each folder that replaces a module, to the trees whose edits name it.
void add_replacing_folders(const model::Model& model, graph::Plan& plan);

}  // namespace ocelot::project
