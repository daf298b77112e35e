// Writes YAML in a random style: block or flow, quoted or plain, with comments, and CRLF.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "support/random.hpp"
#include "support/yaml_tree.hpp"

namespace ocelot::test {

/// A text, and the offset of the planted fault in it.
struct PlacedText {
  std::string text;
  std::optional<std::size_t> planted_at;
};

/// Writes the document in one of the many ways with the same meaning.
PlacedText write_yaml(const Yaml& document, Random& random);

}  // namespace ocelot::test
