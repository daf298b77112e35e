// A YAML file as written: values with their comments, blank lines, anchors and quotes. In: a text
// that our reader accepts. Out: a tree that contains every byte except blanks and brackets.
#pragma once

#include <string>
#include <vector>

namespace ocelot::yaml {

/// A comment from its '#' to its last character.
struct Comment {
  std::string text;
  bool is_own_line = true;       ///< only blanks are before it on its line
  bool is_behind_blank = false;  ///< a blank line precedes it
};

struct LayoutEntry;

struct Layout {
  enum class Kind { absent, text, sequence, mapping };

  Kind kind = Kind::absent;
  std::string properties;          ///< anchor and tag as written, with one blank between them
  std::vector<std::string> lines;  ///< of a text or an alias, without indentation; of a block text
                                   ///< the lines after its header, `|` or `>`
  std::string value;               ///< the meaning of a text
  bool is_flow = false;            ///< of a list or a mapping: written with brackets
  bool is_quoted = false;
  bool is_block = false;       ///< a literal or folded text
  bool keeps_end = false;      ///< a block text whose trailing blank lines count
  std::string header_comment;  ///< after the header of a block text
  std::vector<LayoutEntry> entries;
  std::vector<Comment> trailing;  ///< after the last entry
};

/// An item of a list, without a key, or a pair of a mapping.
struct LayoutEntry {
  std::vector<Comment> leading;
  bool is_behind_blank = false;  ///< a blank line directly precedes it, after its leading comments
  Layout key;
  Layout value;
  std::string inline_comment;  ///< at the end of its line; of the first line if there are several
};

struct LayoutDocument {
  std::vector<Comment> prologue;  ///< comments and directives before the line `---`
  bool has_marker = false;        ///< whether the line `---` exists
  Layout root;
};

}  // namespace ocelot::yaml
