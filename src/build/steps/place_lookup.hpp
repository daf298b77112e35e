// Where the causes of a step's failure were declared. A step uses this only after it has failed,
// for a better message: its outputs never depend on it.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "support/base/diagnostic.hpp"

namespace ocelot::steps {

/// The line of config/component_dependencies.yaml that requires a module, and the tag above it; or
/// the line that replaces another module by it, without a tag.
struct ModulePlace {
  Place place;
  std::string tag;

  /// What a fault of the module says about the line.
  std::string note() const {
    return tag.empty() ? std::string("it replaces another module")
                       : fmt::format("it is required for the tag '{}'", tag);
  }
};

struct PlaceLookup {
  /// Finds a module by its path; nothing if the declaration cannot be read or does not contain it.
  std::function<std::optional<ModulePlace>(const std::string& module)> module =
      [](const std::string&) { return std::nullopt; };
  /// Finds the user's file with a path in the tree; null for upstream's own files.
  std::function<SourceRef(const std::string& tree_path)> file = [](const std::string&) {
    return SourceRef();
  };
  /// Finds the item of the policy that denies a license, by its text; nothing if the policy cannot
  /// be read or does not contain it.
  std::function<std::optional<Place>(const std::string& pattern)> denied_license =
      [](const std::string&) { return std::nullopt; };
};

}  // namespace ocelot::steps
