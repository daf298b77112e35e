// What a generation asks of the go command. The stages that need an answer get this table of
// functions; the folder of the steps implements it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "declaration/model/lock_units.hpp"
#include "support/base/result.hpp"
#include "support/base/tree.hpp"
#include "support/golang/go_mod_edit.hpp"
#include "support/golang/module.hpp"
#include "support/golang/target.hpp"

namespace ocelot::project {

/// A tree whose modules have to be resolved: upstream with the files of components and of replacing
/// folders. Its go.mod has the replacements, and is unedited otherwise.
struct ModuleQuestion {
  std::string name;  ///< of the component or set, for messages
  Tree tree;
  std::vector<model::UnitRequirement> requirements;  ///< every one with a version
  std::string go;                                    ///< the pinned version of Go, or empty
  std::vector<model::Replace> replaces{};
  Place place{};  ///< of a fault without a module
};

/// A tree whose go.mod and go.sum are edited, and the tags of a distribution that is built from it.
struct EditedTree {
  Tree tree;
  std::vector<std::string> tags;
  std::string go;  ///< the pinned version of Go, or empty
  golang::Target target{"linux", "amd64"};
};

struct GoTool {
  /// The go.mod and go.sum with which Go builds the tree. Fails at the place of a module that Go
  /// cannot fetch, that nothing imports, that the tree needs in another version, or that nothing
  /// requires, so that Go would choose a version.
  std::function<Result<golang::ModuleFiles>(const ModuleQuestion&)> resolve;

  /// Whether Go builds the root package of a tree without a change of its go.mod.
  std::function<Result<bool>(const EditedTree&)> accepts;

  /// Downloads the modules of all packages that the root package of a tree imports, so that it
  /// builds without a network.
  std::function<Status(const EditedTree&)> fetch;

  /// The version of Go that builds a tree, such as "1.26.8"; empty for a development version.
  std::function<Result<std::string>(const Tree&)> version;
};

}  // namespace ocelot::project
