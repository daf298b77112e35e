// Where yaml-cpp's marks are in a source, and how far the values at them reach.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <yaml-cpp/mark.h>

#include "support/base/diagnostic.hpp"

namespace ocelot::yaml {

/// Thrown inside the parser's callbacks only, and caught at its call.
struct Refused {
  Diagnostic diagnostic;
};

/// The length of the anchor, the alias or the tag that begins here.
std::size_t property_length(std::string_view text);

/// The length of the quoted text that begins here, quotes included; nothing where it is not closed.
std::optional<std::size_t> quoted_length(std::string_view text);

/// `~` or `null` where the text begins with it, or nothing.
std::string_view null_word(std::string_view text);

class Lines {
 public:
  explicit Lines(SourceRef source);

  /// The place of a mark. yaml-cpp counts lines and bytes in a line, both from 0; a byte order mark
  /// does not count.
  Place at(const YAML::Mark& mark, std::size_t length = 1) const;

  /// The range of a scalar, without its anchor and tag: as much of its first line as it takes.
  /// yaml-cpp 0.7 takes a quoted text whose closing quote is missing up to the end of the file,
  /// without a word; here it throws Refused.
  Place scalar_at(const YAML::Mark& mark, std::string_view value) const;

  /// `~` or `null` as it is written at the mark; empty where a value is absent.
  std::string_view null_at(const YAML::Mark& mark) const;

 private:
  std::size_t behind_properties(std::size_t offset) const;
  std::size_t line_end(const YAML::Mark& mark) const;

  SourceRef source_;
  std::vector<std::size_t> starts_;
};

}  // namespace ocelot::yaml
