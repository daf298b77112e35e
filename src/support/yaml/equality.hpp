// Determines whether two YAML documents have the same meaning.
#pragma once

#include <functional>

#include "support/yaml/yaml.hpp"

namespace ocelot::yaml {

/// Whether the order of a mapping's keys may differ.
using MayReorder = std::function<bool(const YamlNode& mapping)>;

/// A mapping's keys may be in any order.
bool in_any_order(const YamlNode& mapping);

/// Whether two nodes have the same meaning: equal texts, equal items in the same order, and equal
/// pairs. The pairs must have the same order, except in the mappings of `a` that may be reordered.
/// All forms of null are equal. Shared nodes are compared once.
bool is_same_meaning(const YamlNode& a, const YamlNode& b, const MayReorder& may_reorder);

}  // namespace ocelot::yaml
