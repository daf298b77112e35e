// Determines where texts end. Source of the rules: YAML 1.2, chapters 7 and 8, as yaml-cpp 0.7
// implements them.
#include "support/yaml/layout_text.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot::yaml {

namespace {

constexpr std::string_view k_blanks = " \t\r\n";
constexpr std::size_t k_none = std::string_view::npos;

bool is_blank(char c) {
  return k_blanks.find(c) != k_none;
}

// In double quotes, a blank after a backslash is not indentation.
std::string_view trim_end(std::string_view line, bool is_quoted) {
  std::string_view trimmed = line.substr(0, line.find_last_not_of(" \t") + 1);
  const std::size_t last = trimmed.find_last_not_of('\\');
  const std::size_t backslashes = trimmed.size() - (last == k_none ? 0 : last + 1);
  const bool is_escaping = is_quoted && backslashes % 2 == 1 && trimmed.size() < line.size();
  return is_escaping ? line.substr(0, trimmed.size() + 1) : trimmed;
}

std::string_view trim_start(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

struct Header {
  std::string style;            // `|` or `>`
  std::size_t indentation = 0;  // 0: the first line determines it
  std::string chomping;
  std::string comment;
};

Header read_header(std::string_view line) {
  Header header;
  header.style = line.substr(0, 1);
  const std::size_t end = std::min(line.find_first_of(" \t#"), line.size());
  for (char c : line.substr(1, end - 1)) {
    if (c == '+' || c == '-') header.chomping = c;
    if (c >= '1' && c <= '9') header.indentation = static_cast<std::size_t>(c - '0');
  }
  const std::size_t comment = line.find('#', end);
  if (comment != k_none) header.comment = trim(line.substr(comment));
  return header;
}

std::string_view line_at(std::string_view text, std::size_t offset) {
  return text.substr(offset, text.find('\n', offset) - offset);
}

std::size_t indentation_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool is_empty(std::string_view line) {
  return indentation_of(line) == line.size();
}

// Whether YAML 1.1 may read a value as a number, a date or a time; includes some other values.
bool looks_like_number(std::string_view value) {
  constexpr std::string_view k_characters = "0123456789abcdefABCDEFxXoO_.:+-tTzZ ";
  if (!(value[0] >= '0' && value[0] <= '9') && value[0] != '.') return false;
  return value.find_first_not_of(k_characters) == k_none || in_lower_case(value) == ".inf" ||
         in_lower_case(value) == ".nan";
}

bool is_reserved_word(std::string_view value) {
  constexpr std::array<std::string_view, 9> k_words = {"null", "true", "false", "yes", "no",
                                                       "on",   "off",  "y",     "n"};
  return std::find(k_words.begin(), k_words.end(), in_lower_case(value)) != k_words.end();
}

// Whether a value contains a line end or blank outside ASCII, or a byte order mark.
bool holds_odd_blank(std::string_view value) {
  constexpr std::array<std::string_view, 5> k_odd = {"\xC2\x85", "\xC2\xA0", "\xE2\x80\xA8",
                                                     "\xE2\x80\xA9", "\xEF\xBB\xBF"};
  return std::any_of(k_odd.begin(), k_odd.end(),
                     [&](std::string_view part) { return value.find(part) != k_none; });
}

}  // namespace

std::size_t plain_length(std::string_view rest, std::string_view value) {
  std::size_t length = 0;
  std::size_t end = 0;
  for (char c : value) {
    if (is_blank(c)) continue;
    while (length < rest.size() && is_blank(rest[length])) ++length;
    if (length == rest.size() || rest[length] != c)
      throw std::logic_error(fmt::format("the text '{}' is not where it was read", value));
    end = ++length;
  }
  return end;
}

Layout text_of(std::string_view written, std::string value, bool is_quoted) {
  Layout layout;
  layout.kind = Layout::Kind::text;
  layout.value = std::move(value);
  layout.is_quoted = is_quoted;
  const std::vector<std::string_view> lines = split(written, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = i == 0 ? lines[i] : trim_start(lines[i]);
    const bool is_last = i + 1 == lines.size();
    layout.lines.emplace_back(is_last ? line : trim_end(line, is_quoted));
  }
  return layout;
}

BlockText block_text(std::string_view text, std::size_t offset, std::size_t column) {
  const std::string_view first = line_at(text, offset);
  Header header = read_header(first);
  BlockText block;
  Layout& layout = block.layout;
  layout.kind = Layout::Kind::text;
  layout.is_block = true;
  layout.header_comment = header.comment;
  layout.lines.emplace_back();
  std::size_t indentation = header.indentation > 0 ? column + header.indentation : 0;
  block.end = offset + first.size();
  std::size_t line_count = 1;
  for (std::size_t at = block.end + 1; at < text.size();) {
    const std::string_view line = line_at(text, at);
    const std::size_t own = indentation_of(line);
    if (!is_empty(line) && indentation == 0 && own > column) indentation = own;
    if (!is_empty(line) && (indentation == 0 || own < indentation)) break;
    layout.lines.emplace_back(line.substr(std::min(indentation == 0 ? own : indentation, own)));
    at += line.size() + 1;
    // Blanks after the last line end are not a line.
    const bool is_line = header.chomping == "+" && at <= text.size();
    if (!is_line && layout.lines.back().empty()) continue;
    line_count = layout.lines.size();
    block.end = std::min(at - 1, text.size());
  }
  layout.lines.resize(line_count);
  // yaml-cpp adds no line end to a last line without one, but the canonical file has one.
  if (block.end == text.size()) header.chomping = "-";
  layout.keeps_end = header.chomping == "+";
  layout.lines[0] = header.style + (header.indentation > 0 ? "2" : "") + header.chomping;
  return block;
}

bool is_plain_word(std::string_view value) {
  if (value.empty() || is_reserved_word(value) || looks_like_number(value)) return false;
  const char first = value[0];
  const bool may_begin = is_alphanumeric(first) || first == '_' || first == '/' || first == '.' ||
                         first == '(' || static_cast<unsigned char>(first) >= 0x80;
  const bool may_end = value.back() != ' ' && value.back() != ':';
  const auto is_odd = [](char c) {
    return static_cast<unsigned char>(c) < ' ' || c == 0x7F ||
           std::string_view("[]{}\"&*!|`").find(c) != k_none;
  };
  return may_begin && may_end && std::none_of(value.begin(), value.end(), is_odd) &&
         value.find(": ") == k_none && value.find(" #") == k_none && !holds_odd_blank(value);
}

std::string double_quoted(std::string_view value) {
  std::string text = "\"";
  for (char c : value) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      text += fmt::format("\\{}", c);
    else if (c == '\n')
      text += "\\n";
    else if (code < ' ' || code == 0x7F)
      text += fmt::format("\\x{:02X}", code);
    else
      text += c;
  }
  return text + "\"";
}

}  // namespace ocelot::yaml
