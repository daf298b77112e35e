// A YAML file as it is written: values with their comments, blank lines, anchors and quotes. In: a
// text that our reader takes. Out: a tree of which no byte but blanks and brackets is missing.
#pragma once

#include <string>
#include <vector>

namespace ocelot::yaml {

/// A comment from its '#' to its last character.
struct Comment {
  std::string text;
  bool is_own_line = true;       ///< only blanks are before it on its line
  bool is_behind_blank = false;  ///< a blank line is above it
};

struct LayoutEntry;

struct Layout {
  enum class Kind { absent, text, sequence, mapping };

  Kind kind = Kind::absent;
  std::string properties;          ///< anchor and tag as written, with one blank between them
  std::vector<std::string> lines;  ///< of a text or an alias, without indentation; of a block text
                                   ///< behind its header, `|` or `>`
  std::string value;               ///< what a text means
  bool is_flow = false;            ///< of a list or a mapping: with brackets
  bool is_quoted = false;
  bool is_block = false;       ///< a literal or folded text
  bool keeps_end = false;      ///< a block text whose last blank lines count
  std::string header_comment;  ///< behind the header of a block text
  std::vector<LayoutEntry> entries;
  std::vector<Comment> trailing;  ///< below the last entry
};

/// An item of a list, which has no key, or a pair of a mapping.
struct LayoutEntry {
  std::vector<Comment> leading;
  bool is_behind_blank = false;  ///< a blank line is right above it, below its leading comments
  Layout key;
  Layout value;
  std::string inline_comment;  ///< at the end of its line; of its first line, when it has several
};

struct LayoutDocument {
  std::vector<Comment> prologue;  ///< comments and directives above the line `---`
  bool has_marker = false;        ///< whether there is such a line
  Layout root;
};

}  // namespace ocelot::yaml
