// Reads a YAML mapping by a table of keys: the one place that words faults of form.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "declaration/config/config.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

/// A key that a mapping may have, and what becomes of its value. Keys that share a `property` are
/// spellings of one thing.
struct Key {
  std::string_view name;
  std::string_view property;
  std::function<void(const yaml::YamlNode& value)> take;
};

/// Hands each value to its key's `take`. Unknown keys and two spellings of one property are faults.
/// `what` names the mapping in messages.
void read_mapping(const yaml::YamlNode& mapping, std::string_view what,
                  const std::vector<Key>& keys, Diagnostics& diagnostics);

/// Whether a node is a mapping; if not, that is a fault.
bool expect_mapping(const yaml::YamlNode& node, std::string_view what, Diagnostics& diagnostics);

/// A node's text; anything but a scalar that is not null is a fault.
std::optional<Scalar> read_scalar(const yaml::YamlNode& node, std::string_view what,
                                  Diagnostics& diagnostics);

/// The texts of a list; anything but a list of scalars is a fault. A null counts as an empty list.
std::vector<Scalar> read_scalars(const yaml::YamlNode& node, std::string_view what,
                                 Diagnostics& diagnostics);

/// The text of a node, or the texts of a list; anything else, a null too, is a fault.
std::vector<Scalar> read_one_or_more(const yaml::YamlNode& node, std::string_view what,
                                     Diagnostics& diagnostics);

/// Whether a node says `true`; anything but `true` or `false` is a fault.
bool read_bool(const yaml::YamlNode& node, std::string_view what, Diagnostics& diagnostics);

}  // namespace ocelot::config
