// The extent of texts in YAML, and which of their characters are not indentation.
#pragma once

#include <string>
#include <string_view>

#include "support/yaml/layout.hpp"

namespace ocelot::yaml {

/// The length of a plain text with the meaning `value`: it consists of the characters of `value` in
/// order, with blanks between them.
std::size_t plain_length(std::string_view rest, std::string_view value);

/// A text or an alias as a layout.
Layout text_of(std::string_view written, std::string value, bool is_quoted);

struct BlockText {
  Layout layout;
  std::size_t end = 0;  ///< the offset after its last line, without that line's end
};

/// The literal or folded text whose header begins at an offset. `column` is the column of the
/// surrounding collection.
BlockText block_text(std::string_view text, std::size_t offset, std::size_t column);

/// Whether a text keeps its meaning without quotes in any block list or mapping, in both YAML 1.1
/// and 1.2: it is not a number, a truth value, a date or a null.
bool is_plain_word(std::string_view value);

/// The text in double quotes, on one line.
std::string double_quoted(std::string_view value);

}  // namespace ocelot::yaml
