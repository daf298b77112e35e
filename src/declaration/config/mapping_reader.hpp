// Reads a YAML mapping by a table of keys. Words all faults of form.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "declaration/config/entries.hpp"
#include "support/base/with_diagnostics.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

/// A key that a mapping may have. Keys with the same `property` are different spellings of it.
struct Key {
  std::string_view name;
  std::string_view property;
  std::function<Diagnostics(const yaml::YamlNode& value)> accept;  ///< returns the value's faults
};

/// Passes each value to its key's `accept`. Returns all faults; unknown keys and two spellings of
/// one property are faults too. `what` names the mapping in messages.
Diagnostics read_mapping(const yaml::YamlNode& mapping, std::string_view what,
                         const std::vector<Key>& keys);

/// The fault of a node that is not a mapping.
std::optional<Diagnostic> check_mapping(const yaml::YamlNode& node, std::string_view what);

/// A node's text. Anything except a scalar that is not null is a fault.
WithDiagnostics<std::optional<Scalar>> read_scalar(const yaml::YamlNode& node,
                                                   std::string_view what);

/// A node's text, as read_scalar. An empty text is a fault too.
WithDiagnostics<std::optional<Scalar>> read_text(const yaml::YamlNode& node, std::string_view what);

/// The texts of a list. Anything except a list of scalars, including a null, is a fault.
WithDiagnostics<std::vector<Scalar>> read_scalars(const yaml::YamlNode& node,
                                                  std::string_view what);

/// The texts of a list. An empty list is a fault too.
WithDiagnostics<std::vector<Scalar>> read_some_scalars(const yaml::YamlNode& node,
                                                       std::string_view what);

/// The text of a node, or the texts of a list. Anything else, including a null and an empty text,
/// is a fault.
WithDiagnostics<std::vector<Scalar>> read_one_or_more(const yaml::YamlNode& node,
                                                      std::string_view what);

/// Whether a node is `true`. Anything except `true` or `false` is a fault.
WithDiagnostics<bool> read_bool(const yaml::YamlNode& node, std::string_view what);

/// The word `true` or `false`, with its place. Anything else is a fault.
WithDiagnostics<std::optional<Scalar>> read_truth(const yaml::YamlNode& node,
                                                  std::string_view what);

}  // namespace ocelot::config
