// Where yaml-cpp's marks are in a source, and how long the values at them are.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <yaml-cpp/mark.h>

#include "support/base/diagnostic.hpp"

namespace ocelot::yaml {

/// Thrown only inside the parser's callbacks, and caught where the parser is called.
struct Refused {
  Diagnostic diagnostic;
};

/// The length of the anchor, alias or tag at the start of a text.
std::size_t property_length(std::string_view text);

/// The length of the quoted text at the start of a text, including the quotes; nothing if the
/// closing quote is missing.
std::optional<std::size_t> quoted_length(std::string_view text);

/// `~` or `null` if the text begins with it, otherwise empty.
std::string_view null_word(std::string_view text);

class Lines {
 public:
  explicit Lines(SourceRef source);

  /// The place of a mark. yaml-cpp counts lines, and bytes in a line, from 0, without a byte order
  /// mark.
  Place at(const YAML::Mark& mark, std::size_t length = 1) const;

  /// The range of a scalar, without its anchor and tag: its part of its first line. yaml-cpp 0.7
  /// silently extends a quoted text without a closing quote to the end of the file; this throws
  /// Refused instead.
  Place scalar_at(const YAML::Mark& mark, std::string_view value) const;

  /// Whether a scalar of a block mapping has the form of a key: `KEY:` or `? KEY`.
  bool is_key(const Place& scalar) const;

  /// `~` or `null` as written at the mark; empty if the value is absent.
  std::string_view null_at(const YAML::Mark& mark) const;

  /// The place of an absent value: after its key or dash. yaml-cpp marks what follows, which may be
  /// on a later line.
  Place absent_at(const YAML::Mark& mark) const;

 private:
  std::size_t behind_properties(std::size_t offset) const;
  std::size_t line_end(const YAML::Mark& mark) const;

  SourceRef source_;
  std::vector<std::size_t> starts_;
};

}  // namespace ocelot::yaml
