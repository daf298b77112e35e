// How far the texts of YAML reach, and what of them is not indentation.
#pragma once

#include <string>
#include <string_view>

#include "support/yaml/layout.hpp"

namespace ocelot::yaml {

/// The length of a plain text that means `value`: its characters are there in their order, with
/// blanks between them.
std::size_t plain_length(std::string_view rest, std::string_view value);

/// A text or an alias, from what is written.
Layout text_of(std::string_view written, std::string value, bool is_quoted);

struct BlockText {
  Layout layout;
  std::size_t end = 0;  ///< behind its last line, without that one's end
};

/// The literal or folded text whose header begins at an offset. `column` is that of the collection
/// around it.
BlockText block_text(std::string_view text, std::size_t offset, std::size_t column);

/// Whether a text means itself without quotes in any block list or mapping, for readers of YAML 1.1
/// and 1.2 alike: it is neither a number nor a truth value, a date or a null.
bool is_plain_word(std::string_view value);

/// The text in double quotes, on one line.
std::string double_quoted(std::string_view value);

}  // namespace ocelot::yaml
