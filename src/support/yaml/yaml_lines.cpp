// Converts marks to places.
#include "support/yaml/yaml_lines.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot::yaml {

namespace {

std::size_t number(int count) {
  return static_cast<std::size_t>(std::max(count, 0));
}

// As in yaml-cpp, a tag ends before the first byte that is not allowed in a URI.
std::size_t tag_length(std::string_view rest) {
  const auto may_stand = [](char c) {
    return is_alphanumeric(c) ||
           std::string_view("-#;/?:@&=+$_.~*'()%!").find(c) != std::string_view::npos;
  };
  const auto end = std::find_if_not(rest.begin(), rest.end(), may_stand);
  return static_cast<std::size_t>(end - rest.begin());
}

}  // namespace

std::size_t property_length(std::string_view text) {
  if (text.starts_with("!<")) return std::min(text.find('>'), text.size() - 1) + 1;
  if (text.starts_with('!')) return tag_length(text);
  return std::min(text.find_first_of(" \t\r\n,[]{}"), text.size());
}

std::optional<std::size_t> quoted_length(std::string_view text) {
  const char quote = text[0];
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || text.substr(i + 1, 1) != "'") return i + 1;
      ++i;
    }
  }
  return std::nullopt;
}

std::string_view null_word(std::string_view text) {
  for (std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (text.starts_with(word) &&
        (text.size() == word.size() || !is_alphanumeric(text[word.size()])))
      return word;
  }
  return {};
}

namespace {

// The text without blanks, anchors and tags at its end.
std::string_view without_properties(std::string_view text) {
  constexpr std::string_view k_blanks = " \t\r\n";
  for (;;) {
    text = text.substr(0, text.find_last_not_of(k_blanks) + 1);
    const std::size_t word = text.find_last_of(k_blanks) + 1;
    if (word >= text.size() || (text[word] != '&' && text[word] != '!')) return text;
    text = text.substr(0, word);
  }
}

std::size_t closed_length(const Place& place, std::string_view text) {
  if (const auto length = quoted_length(text)) return *length;
  throw Refused{error("yaml-syntax", place, "not valid YAML: a text without its closing quote")
                    .with_help(fmt::format("add the closing {}", text[0]))};
}

}  // namespace

Lines::Lines(SourceRef source) : source_(std::move(source)) {
  starts_.push_back(source_->text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  for (std::size_t i = 0; i < source_->text.size(); ++i) {
    if (source_->text[i] == '\n') starts_.push_back(i + 1);
  }
}

Place Lines::at(const YAML::Mark& mark, std::size_t length) const {
  const std::size_t line = number(mark.line);
  const std::size_t start = line < starts_.size() ? starts_[line] : source_->text.size();
  const std::size_t offset = std::min(start + number(mark.column), source_->text.size());
  return Place{source_, offset, std::min(length, source_->text.size() - offset)};
}

Place Lines::scalar_at(const YAML::Mark& mark, std::string_view value) const {
  Place place = at(mark);
  place.offset = behind_properties(place.offset);
  const std::string_view rest = std::string_view(source_->text).substr(place.offset);
  const bool is_quoted = !rest.empty() && (rest[0] == '"' || rest[0] == '\'');
  const std::size_t length =
      is_quoted ? closed_length(place, rest) : value.substr(0, value.find('\n')).size();
  place.length = std::min(length, std::max(line_end(mark), place.offset) - place.offset);
  return place;
}

bool Lines::is_key(const Place& scalar) const {
  const std::string_view text = source_->text;
  const std::size_t after = text.find_first_not_of(" \t", scalar.offset + scalar.length);
  if (after != std::string_view::npos && text[after] == ':') return true;
  return without_properties(text.substr(0, scalar.offset)).ends_with('?');
}

std::string_view Lines::null_at(const YAML::Mark& mark) const {
  return null_word(std::string_view(source_->text).substr(at(mark).offset));
}

Place Lines::absent_at(const YAML::Mark& mark) const {
  Place place = at(mark);
  const std::string_view before = std::string_view(source_->text).substr(0, place.offset);
  const std::size_t last = before.find_last_not_of(" \t\r\n");
  const bool is_on_earlier_line =
      last != std::string_view::npos && before.find('\n', last) != std::string_view::npos;
  if (is_on_earlier_line) place.offset = last + 1;
  place.length = 0;
  return place;
}

// The offset after `&anchor` and `!tag` before a value.
std::size_t Lines::behind_properties(std::size_t offset) const {
  const std::string& text = source_->text;
  while (offset < text.size() && (text[offset] == '&' || text[offset] == '!')) {
    const std::size_t end = offset + property_length(std::string_view(text).substr(offset));
    const std::size_t next = text.find_first_not_of(" \t\r\n", end);
    if (next == std::string::npos) return offset;
    offset = next;
  }
  return offset;
}

// Does not search, because a million values may be on one line.
std::size_t Lines::line_end(const YAML::Mark& mark) const {
  const auto next = number(mark.line) + 1;
  std::size_t end = next < starts_.size() ? starts_[next] - 1 : source_->text.size();
  if (end > 0 && source_->text[end - 1] == '\r') --end;
  return std::max(end, at(mark).offset);
}

}  // namespace ocelot::yaml
