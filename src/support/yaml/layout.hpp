// A YAML file as it is written: values with their comments, blank lines, anchors and quotes. In: a
// text that our reader takes. Out: a tree of which no byte but blanks and brackets is missing.
#pragma once

#include <string>
#include <vector>

#include "support/base/source.hpp"

namespace ocelot::yaml {

/// A comment from its '#' to its last character.
struct Remark {
  std::string text;
  bool is_own_line = true;       ///< nothing but blanks in front of it
  bool is_behind_blank = false;  ///< a blank line stands above it
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
  std::vector<Remark> foot;  ///< below the last entry
};

/// An item of a list, which has no key, or a pair of a mapping.
struct LayoutEntry {
  std::vector<Remark> above;
  bool is_behind_blank = false;  ///< a blank line stands right above it, below its remarks
  Layout key;
  Layout value;
  std::string beside;  ///< the comment at the end of its line: of its first where it has many
};

struct LayoutDocument {
  std::vector<Remark> prologue;  ///< comments and directives above the line `---`
  bool has_marker = false;       ///< whether there is such a line
  Layout root;
};

/// Reads the layout of a text that read_yaml takes without a fault, whose root is a list, a mapping
/// or nothing; with LF at the ends of its lines and without a byte order mark. Throws
/// std::logic_error where a byte has no place in it.
LayoutDocument read_layout(const SourceRef& source);

/// The text of a layout in canonical form: block lists and mappings, indented by two blanks; quotes
/// only where they are needed; at most one blank line in a row.
std::string write_layout(const LayoutDocument& document);

}  // namespace ocelot::yaml
