// Go tokens: each is at its offset and after the previous one; the end is reached and does not
// change.
#include "support/golang/lexer.hpp"

#include "support/expect.hpp"
#include "support/input.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace
using golang::Lexer;
using golang::Token;

void expect_lies_in(std::string_view text, std::string_view part, std::size_t offset) {
  fuzz::expect(offset <= text.size(), "a part begins within the text");
  fuzz::expect_same(text.substr(offset, part.size()), part, "a part stands where it says");
}

// A line end that counts as a semicolon is after its token, but may be before a comment's end.
void read(std::string_view text, Lexer& lexer) {
  std::size_t end = 0;
  for (std::size_t count = 0; count <= 2 * text.size() + 1; ++count) {
    const Token token = lexer.next();
    expect_lies_in(text, token.text, token.offset);
    fuzz::expect(token.offset >= end, "tokens do not overlap");
    end = token.offset + token.text.size();
    if (token.kind == Token::Kind::end) return;
  }
  fuzz::expect(false, "there are not more tokens than bytes and line ends");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::text_of(data, size);
  Lexer lexer(text, 0);
  read(text, lexer);
  fuzz::expect(lexer.next().kind == Token::Kind::end, "the end stays the end");
  for (const golang::LineComment& comment : lexer.line_comments()) {
    expect_lies_in(text, comment.text, comment.offset);
    fuzz::expect(comment.text.starts_with("//"), "a line comment is one");
    fuzz::expect(comment.text.find('\n') == std::string_view::npos,
                 "a line comment is of one line");
  }
  return 0;
}
