// YAML as a tree of nodes, each with its place. In: a source. Out: nodes with aliases shared and
// merge keys merged.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/base/with_diagnostics.hpp"

namespace ocelot::yaml {

struct YamlNode;
using YamlRef = std::shared_ptr<const YamlNode>;

struct YamlNode {
  enum class Kind { scalar, sequence, mapping };

  Kind kind = Kind::scalar;
  Place place;
  std::string text;            ///< of a scalar
  bool plain = false;          ///< a scalar without quotes
  std::vector<YamlRef> items;  ///< of a sequence
  std::vector<std::pair<YamlRef, YamlRef>>
      pairs;              ///< of a mapping, in the order written; keys are scalars
  std::size_t depth = 0;  ///< the number of levels below

  /// An empty value, `~` or `null`.
  bool is_null() const;

  /// The value of a key; null if the mapping does not have the key.
  const YamlNode* find(std::string_view key) const;
};

/// YAML's name for a node of this kind, for messages: "a text", "a list", "a mapping".
std::string_view describe(const YamlNode& node);

/// Reads one document. These are faults: a syntax error, a duplicate key, a key that is not a
/// scalar, a second document, an unknown alias, and a document that exceeds a limit: 16 MiB of
/// text, 100 levels, 1,000,000 nodes, merged entries included. An empty file yields a null node.
/// All diagnostics are errors.
WithDiagnostics<YamlRef> read_yaml(const SourceRef& source);

}  // namespace ocelot::yaml
