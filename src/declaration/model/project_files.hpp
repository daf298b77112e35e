// A project's files as read: the only input of the model. Paths are relative to the project, with
// '/'.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "support/base/source.hpp"

namespace ocelot::model {

/// The paths of a project's files.
inline constexpr std::string_view k_distributions_path = "config/distributions.yaml";
inline constexpr std::string_view k_dependencies_path = "config/component_dependencies.yaml";
inline constexpr std::string_view k_upstream_path = "config/upstream.yaml";
inline constexpr std::string_view k_policy_path = "config/policy.yaml";
inline constexpr std::string_view k_lock_path = "config/upstream.lock";
inline constexpr std::string_view k_modules_lock_path = "config/modules.lock";
inline constexpr std::string_view k_examples_folder = "config/examples";
inline constexpr std::string_view k_components_folder = "components/collector/lambdacomponents";

struct ProjectFiles {
  SourceRef distributions;            ///< never null
  SourceRef dependencies;             ///< null if the file does not exist
  SourceRef upstream;                 ///< null if the file does not exist
  SourceRef policy;                   ///< null if the file does not exist
  SourceRef modules_lock;             ///< null if the file does not exist
  std::vector<SourceRef> components;  ///< every file below the components folder, sorted by path
  std::vector<SourceRef> replacing;   ///< every file of the folders in `replaces`, sorted by path
  std::vector<std::string> examples;  ///< every file in the examples folder, by name, sorted
  /// The other names in the examples folder, each with its fault, such as "leads to no file".
  std::map<std::string, std::string> unusable_examples{};
};

}  // namespace ocelot::model
