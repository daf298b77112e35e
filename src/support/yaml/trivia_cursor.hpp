// The trivia of a YAML text: the blanks, comments and indicators between its values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/yaml/layout.hpp"

namespace ocelot::yaml {

/// A cursor in a text that counts the line ends directly before it. Moving over anything except
/// trivia throws std::logic_error.
class TriviaCursor {
 public:
  explicit TriviaCursor(std::string_view text) : text_(text) {}

  std::size_t cursor() const { return cursor_; }
  std::string_view rest() const { return text_.substr(cursor_); }
  std::size_t column(std::size_t offset) const;

  /// Whether one of these characters comes next.
  bool is_at(std::string_view characters) const;

  /// Whether a blank line precedes the cursor.
  bool is_behind_blank() const { return line_ends_ > 1; }

  /// Moves over a part of a value and returns it.
  std::string take(std::size_t length);
  void move_to(std::size_t offset);

  /// Moves to an offset, over blanks, comments and the indicators `-`, `?`, `:` and `,`. Returns
  /// the comments.
  std::vector<Comment> scan_to(std::size_t offset);

  /// Moves over blanks and comments, but not past `end`.
  std::vector<Comment> scan_blanks(std::size_t end = std::string_view::npos);

  /// The same, then moves over an indicator after them.
  std::vector<Comment> scan_through(char indicator);

  /// Moves past an indicator if only blanks and comments precede it; otherwise does not move.
  std::vector<Comment> scan_behind(char indicator);

  /// Moves past the closing bracket of a list or mapping.
  std::vector<Comment> scan_to_bracket();

  /// Moves to the end of the text, over comments, directives and document markers.
  std::vector<Comment> scan_end();

  /// Moves over comments and directives.
  std::vector<Comment> scan_prologue();

  /// Moves over `---`, if it comes next.
  bool skip_marker();

  /// The comment on the rest of the line; inside brackets it may follow a comma.
  std::string take_inline(bool is_flow);

  /// The comments on the following lines that start at this column or after it.
  std::vector<Comment> take_trailing(std::size_t column);

  /// The position of the first indicator of an entry (`-` or `?`) since forget_indicator().
  std::size_t indicator() const { return indicator_; }
  void forget_indicator() { indicator_ = std::string_view::npos; }

 private:
  bool is_at_end() const { return cursor_ >= text_.size(); }
  bool is_at_mark() const;
  void skip_blank();
  void skip_indicator();
  Comment read_comment();

  std::string_view text_;
  std::size_t cursor_ = 0;
  std::size_t line_ends_ = 1;
  std::size_t indicator_ = std::string_view::npos;
};

}  // namespace ocelot::yaml
