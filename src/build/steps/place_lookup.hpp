// Where the things that a step fails on were declared. A step asks only when it has failed, for a
// better message: what it makes never depends on the answers.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "support/base/diagnostic.hpp"

namespace ocelot::steps {

/// The line of config/component_dependencies.yaml that requires a module, and the tag that it
/// stands under.
struct ModulePlace {
  Place place;
  std::string tag;
};

struct PlaceLookup {
  /// Of a module, by its path; nothing when the declaration cannot be read or does not name it.
  std::function<std::optional<ModulePlace>(const std::string& module)> module =
      [](const std::string&) { return std::nullopt; };
  /// The user's file that lies at a path of the tree; null for upstream's own.
  std::function<SourceRef(const std::string& tree_path)> file = [](const std::string&) {
    return SourceRef();
  };
};

}  // namespace ocelot::steps
