// The modules that component_dependencies.yaml replaces: by a version of another module, or by a
// folder of the project.
#pragma once

#include <string>
#include <vector>

#include "declaration/config/entries.hpp"
#include "support/base/with_diagnostics.hpp"
#include "support/golang/module.hpp"

namespace ocelot::model {

/// The folder of a tree with the files of replacing folders.
inline constexpr std::string_view k_replaces_folder = "ocelot/replaces";

/// A module, all of whose versions are replaced: by `by`, or by `folder` if that is not empty.
struct Replace {
  std::string module;
  Place place;  ///< of what takes its place
  golang::ModuleRequirement by;
  std::string folder;              ///< its normal path in the project: "modules/mine"
  std::vector<SourceRef> files{};  ///< every file of the folder, sorted by path

  /// What takes its place, as MODULE@VERSION or ./FOLDER.
  std::string target() const;
  /// The name of the folder in the tree. A module's path has no '+', so each has another name.
  std::string tree_name() const;
  /// Where a file of the folder is in the tree.
  std::string tree_path(const SourceRef& file) const;
};

/// A folder's path as a project's file lists have it: "./a/b/" is "a/b", and the project's folder
/// ".". A path that leads out of the project is not changed.
std::string normal_folder(std::string_view target);

/// The replaces of entries, sorted by module. `files` are all files of the project that may be in
/// such a folder, sorted by path. Faults are modules and versions of the wrong form; a folder is
/// not examined.
WithDiagnostics<std::vector<Replace>> read_replaces(
    const std::vector<config::ReplaceEntry>& entries, const std::vector<SourceRef>& files);

}  // namespace ocelot::model
