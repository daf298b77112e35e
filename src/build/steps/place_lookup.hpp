// Where the causes of a step's failure were declared. A step uses this only after it has failed,
// for a better message: its outputs never depend on it.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "support/base/diagnostic.hpp"

namespace ocelot::steps {

/// The line of config/component_dependencies.yaml that requires a module, and the tag above it.
struct ModulePlace {
  Place place;
  std::string tag;
};

struct PlaceLookup {
  /// Finds a module by its path; nothing if the declaration cannot be read or does not contain it.
  std::function<std::optional<ModulePlace>(const std::string& module)> module =
      [](const std::string&) { return std::nullopt; };
  /// Finds the user's file with a path in the tree; null for upstream's own files.
  std::function<SourceRef(const std::string& tree_path)> file = [](const std::string&) {
    return SourceRef();
  };
};

}  // namespace ocelot::steps
