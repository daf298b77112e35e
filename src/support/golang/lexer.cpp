// Splits Go source text into tokens. Source of the rules: the Go specification, "Lexical elements".
#include "support/golang/lexer.hpp"

#include <algorithm>
#include <array>

#include "support/golang/unicode.hpp"

namespace ocelot::golang {

namespace {

using Kind = Token::Kind;

constexpr std::array<std::string_view, 25> k_keywords = {
    "break",  "case",        "chan", "const",   "continue", "default", "defer",
    "else",   "fallthrough", "for",  "func",    "go",       "goto",    "if",
    "import", "interface",   "map",  "package", "range",    "return",  "select",
    "struct", "switch",      "type", "var"};

// The length in bytes of the whitespace, or of one comment, at the start of a text.
std::size_t space_length(std::string_view text) {
  std::size_t end = text.find_first_not_of(" \t\r\n");
  if (text.starts_with("//")) end = text.find('\n');
  if (text.starts_with("/*")) {
    const std::size_t close = text.find("*/", 2);
    end = close == std::string_view::npos ? 0 : close + 2;
  }
  return std::min(end, text.size());
}

std::size_t word_length(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size()) {
    const Rune rune = first_rune(text.substr(length));
    const bool begins = rune.value == '_' || is_letter(rune.value);
    if (!begins && (length == 0 || !is_digit(rune.value))) break;
    length += rune.length;
  }
  return length;
}

// The length of a string with its quotes; npos if the string does not end.
std::size_t string_length(std::string_view text) {
  if (text.front() == '`') {
    const std::size_t quote = text.find('`', 1);
    return quote == std::string_view::npos ? quote : quote + 1;
  }
  for (std::size_t i = 1; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == '"') return i + 1;
    if (text[i] == '\\') ++i;
  }
  return std::string_view::npos;
}

Token string_token(std::string_view rest, std::size_t offset) {
  const std::size_t length = string_length(rest);
  if (length != std::string_view::npos) return {Kind::string, rest.substr(0, length), offset};
  return {Kind::open_string, rest.substr(0, rest.find('\n')), offset};
}

bool ends_statement(const Token& token) {
  return token.kind == Kind::identifier || token.kind == Kind::string || token.text == ")";
}

}  // namespace

Token Lexer::next() {
  const std::optional<std::size_t> line_end = pass_space();
  const Token token =
      ends_statement_ && line_end ? Token{Kind::semicolon, {}, *line_end} : token_here();
  offset_ += token.text.size();
  ends_statement_ = ends_statement(token);
  return token;
}

// Skips whitespace and comments. Returns the first offset at which a line ended, if one did.
std::optional<std::size_t> Lexer::pass_space() {
  std::optional<std::size_t> line_end;
  for (;;) {
    const std::string_view rest = text_.substr(offset_);
    const std::string_view space = rest.substr(0, space_length(rest));
    const std::size_t newline = space.find('\n');
    if (!line_end && newline != std::string_view::npos) line_end = offset_ + newline;
    if (space.starts_with("//")) line_comments_.push_back({space, offset_});
    offset_ += space.size();
    if (space.empty()) break;
  }
  if (!line_end && offset_ == text_.size()) line_end = offset_;
  return line_end;
}

Token Lexer::token_here() const {
  const std::string_view rest = text_.substr(offset_);
  if (rest.empty()) return {Kind::end, {}, offset_};
  if (rest.starts_with("/*")) return {Kind::open_comment, rest, offset_};
  if (rest.front() == '"' || rest.front() == '`') return string_token(rest, offset_);
  if (rest.front() == ';') return {Kind::semicolon, rest.substr(0, 1), offset_};
  const std::string_view word = rest.substr(0, word_length(rest));
  if (word.empty()) return {Kind::other, rest.substr(0, first_rune(rest).length), offset_};
  const bool is_keyword = std::find(k_keywords.begin(), k_keywords.end(), word) != k_keywords.end();
  return {is_keyword ? Kind::keyword : Kind::identifier, word, offset_};
}

}  // namespace ocelot::golang
