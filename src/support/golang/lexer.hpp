// Go source text as tokens, as far as needed for a file's head.
// In: a text. Out: one token after another, with the semicolons that Go's grammar adds at line
// ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace ocelot::golang {

struct Token {
  enum class Kind {
    end,
    identifier,
    keyword,
    string,        ///< with its quotes
    semicolon,     ///< `;`, or an empty text for a line end that counts as a semicolon
    other,         ///< any other code point
    open_string,   ///< a string without its closing quote
    open_comment,  ///< a comment without its `*/`
  };

  Kind kind = Kind::end;
  std::string_view text;
  std::size_t offset = 0;

  bool is(Kind expected, std::string_view expected_text) const {
    return kind == expected && text == expected_text;
  }
};

/// A `//` comment up to the end of its line.
struct LineComment {
  std::string_view text;
  std::size_t offset = 0;
};

/// Reads tokens. The text must outlive the lexer and its tokens.
class Lexer {
 public:
  Lexer(std::string_view text, std::size_t begin) : text_(text), offset_(begin) {}

  Token next();

  /// The comments up to the current position.
  const std::vector<LineComment>& line_comments() const { return line_comments_; }

 private:
  std::optional<std::size_t> pass_space();
  Token token_here() const;

  std::string_view text_;
  std::size_t offset_;
  bool ends_statement_ = false;  ///< whether a line end here counts as a semicolon
  std::vector<LineComment> line_comments_;
};

}  // namespace ocelot::golang
