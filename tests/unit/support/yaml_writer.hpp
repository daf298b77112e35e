// YAML in a random spelling: block or flow, quoted or plain, with comments, and CRLF.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "support/random.hpp"
#include "support/yaml_tree.hpp"

namespace ocelot::test {

/// A text, and the offset of the fault that was planted in it.
struct PlacedText {
  std::string text;
  std::optional<std::size_t> planted_at;
};

/// Spells the document in one of the many ways that mean the same.
PlacedText write_yaml(const Yaml& document, Random& random);

}  // namespace ocelot::test
