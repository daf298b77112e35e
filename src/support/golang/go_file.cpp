// Reads a Go file's head: a small recursive descent over its tokens, then its comments and its
// bytes.
#include "support/golang/go_file.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "support/golang/constraint_lines.hpp"
#include "support/golang/lexer.hpp"
#include "support/golang/unicode.hpp"

namespace ocelot::golang {

namespace {

using Kind = Token::Kind;

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_package_help = "begin the file with 'package NAME'";
constexpr std::string_view k_import_help =
    "write the path in double quotes, as in 'import \"context\"'";

// A message and a place contain only one line, even if a token has several.
std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

std::string shown(const Token& token) {
  switch (token.kind) {
    case Kind::end:
      return "the end of the file";
    case Kind::string:
      return std::string(first_line(token.text));
    case Kind::open_string:
      return "a string without its closing quote";
    case Kind::open_comment:
      return "a comment without its '*/'";
    case Kind::semicolon:
      if (token.text.empty()) return "the end of the line";
      [[fallthrough]];
    default:
      return fmt::format("\"{}\"", token.text);
  }
}

// isValidImport of go/build, but only ASCII, because the go command requires that of every path in
// module mode.
bool is_import_path(std::string_view path) {
  return !path.empty() && path.find_first_not_of(
                              "abcdefghijklmnopqrstuvwxyz"
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "0123456789-._~+/@") == std::string_view::npos;
}

std::optional<Diagnostic> fault_of_bytes(Place place, std::string_view rest) {
  const Rune rune = first_rune(rest);
  place.length = rune.length;
  if (!rune.is_valid) {
    const auto byte = static_cast<unsigned char>(rest.front());
    return error("not-utf8", place, fmt::format("byte 0x{:02X} is not UTF-8", byte))
        .with_help("save the file as UTF-8");
  }
  if (rune.value == 0) {
    return error("nul-byte", place, "NUL byte in Go source").with_help("remove the byte");
  }
  if (rest.starts_with(k_byte_order_mark)) {
    return error("misplaced-bom", place, "byte order mark inside the file")
        .with_help("remove the mark; Go allows one only at the very beginning");
  }
  return std::nullopt;
}

// The first invalid byte from `begin` through the code point at `end`; Go reads that code point to
// see that the last token ends.
std::optional<Diagnostic> find_broken_bytes(const SourceRef& source, std::size_t begin,
                                            std::size_t end) {
  const std::string_view text = source->text;
  for (std::size_t at = begin; at <= end && at < text.size();) {
    auto fault = fault_of_bytes(Place{source, at, 0}, text.substr(at));
    if (fault) return fault;
    at += first_rune(text.substr(at)).length;
  }
  return std::nullopt;
}

class HeadReader {
 public:
  HeadReader(const SourceRef& source, std::size_t begin)
      : source_(source), begin_(begin), lexer_(source->text, begin), token_(lexer_.next()) {}

  WithDiagnostics<GoFile> read() && {
    const std::size_t clause_begin = token_.offset;
    read_package_clause();
    while (!file_.package.empty() && token_.is(Kind::keyword, "import")) read_imports();
    if (diagnostics_.empty()) check_what_follows();
    file_.is_complete = diagnostics_.empty();
    add_constraint({source_, begin_, clause_begin, lexer_.line_comments()});
    // Invalid bytes may cause all other faults, so they are reported alone.
    auto broken = find_broken_bytes(source_, begin_, token_.offset + token_.text.size());
    if (broken) {
      diagnostics_.assign(1, *broken);
      file_.is_complete = false;
      file_.is_text = false;
    }
    sort_by_place(diagnostics_);
    return {std::move(file_), std::move(diagnostics_)};
  }

 private:
  void add_constraint(const HeadComments& head) {
    ConstraintLines lines = read_constraint_lines(head);
    file_.constraint = std::move(lines.constraint);
    file_.constraint_place = std::move(lines.place);
    append(diagnostics_, std::move(lines.diagnostics));
  }

  void read_package_clause() {
    if (!token_.is(Kind::keyword, "package")) {
      return fail("missing-package", shown(token_) + " where the package clause must stand",
                  k_package_help);
    }
    advance();
    if (token_.kind != Kind::identifier) {
      return fail("missing-package", "no package name, but " + shown(token_), k_package_help);
    }
    const Token name = token_;
    advance();
    if (!pass_statement_end("missing-package", "the package name")) return;
    file_.package = name.text;
    file_.package_place = place_of(name);
  }

  void read_imports() {
    advance();
    if (token_.is(Kind::other, "(")) return read_group();
    if (!read_import()) pass_rest_of_statement();
  }

  void read_group() {
    const Token open = token_;
    advance();
    while (token_.kind != Kind::end && !token_.is(Kind::other, ")")) {
      if (!read_import()) pass_rest_of_statement();
    }
    if (token_.kind == Kind::end) {
      return fail_at(open, "broken-import", "import group without its ')'", "add the ')'");
    }
    advance();
    if (!pass_statement_end("broken-import", "the import group")) pass_rest_of_statement();
  }

  bool read_import() {
    if (token_.kind == Kind::identifier || token_.is(Kind::other, ".")) advance();
    if (token_.kind != Kind::string) {
      fail("broken-import", "no import path, but " + shown(token_), k_import_help);
      return false;
    }
    add_import(token_.text.substr(1, token_.text.size() - 2));
    advance();
    return token_.is(Kind::other, ")") || pass_statement_end("broken-import", "the import path");
  }

  void add_import(std::string_view path) {
    if (is_import_path(path)) {
      file_.imports.push_back({std::string(path), place_of(token_)});
    } else {
      fail("broken-import", fmt::format("invalid import path {}", shown(token_)),
           "a path has ASCII letters, digits and '-._~+/'");
    }
  }

  // Anything other than a declaration may be an invalid import.
  void check_what_follows() {
    const bool declares = token_.is(Kind::keyword, "const") || token_.is(Kind::keyword, "func") ||
                          token_.is(Kind::keyword, "type") || token_.is(Kind::keyword, "var");
    if (declares || token_.kind == Kind::end) return;
    fail("unexpected-token", fmt::format("unexpected {}", shown(token_)),
         "write an import or a declaration here");
  }

  bool pass_statement_end(std::string_view code, std::string_view before) {
    if (token_.kind == Kind::semicolon) {
      advance();
      return true;
    }
    fail(code, fmt::format("unexpected {} after {}", shown(token_), before),
         "begin a new line here");
    return false;
  }

  void pass_rest_of_statement() {
    while (token_.kind != Kind::semicolon && token_.kind != Kind::end &&
           !token_.is(Kind::other, ")")) {
      advance();
    }
    if (token_.kind == Kind::semicolon) advance();
  }

  void advance() { token_ = lexer_.next(); }

  Place place_of(const Token& token) const {
    return {source_, token.offset, first_line(token.text).size()};
  }

  void fail(std::string_view code, std::string message, std::string_view help) {
    fail_at(token_, code, std::move(message), help);
  }

  void fail_at(const Token& token, std::string_view code, std::string message,
               std::string_view help) {
    diagnostics_.push_back(
        error(code, place_of(token), std::move(message)).with_help(std::string(help)));
  }

  const SourceRef& source_;
  std::size_t begin_;
  Lexer lexer_;
  Token token_;
  GoFile file_;
  Diagnostics diagnostics_;
};

}  // namespace

WithDiagnostics<GoFile> read_go_file(const SourceRef& source) {
  const bool is_marked = source->text.starts_with(k_byte_order_mark);
  return HeadReader(source, is_marked ? k_byte_order_mark.size() : 0).read();
}

}  // namespace ocelot::golang
