// Scans trivia.
#include "support/yaml/trivia_cursor.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

#include "support/yaml/yaml_lines.hpp"

namespace ocelot::yaml {

namespace {

constexpr std::string_view k_blanks = " \t\r\n";

void append(std::vector<Comment>& all, std::vector<Comment> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

std::string_view without_blanks_behind(std::string_view text) {
  return text.substr(0, text.find_last_not_of(k_blanks) + 1);
}

}  // namespace

std::size_t TriviaCursor::column(std::size_t offset) const {
  return offset - line_start(text_, offset);
}

bool TriviaCursor::is_at(std::string_view characters) const {
  return !is_at_end() && characters.find(text_[cursor_]) != std::string_view::npos;
}

std::string TriviaCursor::take(std::size_t length) {
  const std::size_t start = cursor_;
  move_to(start + length);
  return std::string(text_.substr(start, length));
}

void TriviaCursor::move_to(std::size_t offset) {
  cursor_ = offset;
  line_ends_ = 0;
}

void TriviaCursor::skip_blank() {
  if (text_[cursor_] == '\n') ++line_ends_;
  ++cursor_;
}

void TriviaCursor::skip_indicator() {
  const char c = text_[cursor_];
  if (c != '-' && c != '?' && c != ':' && c != ',') {
    throw std::logic_error(fmt::format("no value was expected at byte {} of a YAML file", cursor_));
  }
  const bool is_introducing = c == '-' || c == '?';
  if (is_introducing && indicator_ == std::string_view::npos) indicator_ = cursor_;
  // The blank line before a dash belongs to the entry.
  if (!is_introducing) line_ends_ = 0;
  ++cursor_;
}

Comment TriviaCursor::read_comment() {
  const std::size_t end = std::min(text_.find('\n', cursor_), text_.size());
  Comment comment{std::string(without_blanks_behind(text_.substr(cursor_, end - cursor_))),
                  line_ends_ > 0, line_ends_ > 1};
  move_to(end);
  return comment;
}

std::vector<Comment> TriviaCursor::scan_blanks(std::size_t end) {
  std::vector<Comment> found;
  while (cursor_ < std::min(end, text_.size())) {
    if (is_at("#"))
      found.push_back(read_comment());
    else if (is_at(k_blanks))
      skip_blank();
    else
      break;
  }
  return found;
}

std::vector<Comment> TriviaCursor::scan_to(std::size_t offset) {
  std::vector<Comment> found = scan_blanks(offset);
  while (cursor_ < offset) {
    skip_indicator();
    append(found, scan_blanks(offset));
  }
  return found;
}

std::vector<Comment> TriviaCursor::scan_through(char indicator) {
  std::vector<Comment> found = scan_blanks();
  if (is_at({&indicator, 1})) skip_indicator();
  return found;
}

std::vector<Comment> TriviaCursor::scan_behind(char indicator) {
  const TriviaCursor before = *this;
  std::vector<Comment> found = scan_blanks();
  if (is_at({&indicator, 1})) {
    skip_indicator();
    return found;
  }
  *this = before;
  return {};
}

std::vector<Comment> TriviaCursor::scan_to_bracket() {
  std::vector<Comment> found = scan_blanks();
  while (!is_at_end() && !is_at("]}")) {
    skip_indicator();
    append(found, scan_blanks());
  }
  take(1);
  return found;
}

bool TriviaCursor::is_at_mark() const {
  const std::string_view rest = this->rest();
  return column(cursor_) == 0 && (rest.starts_with("---") || rest.starts_with("...")) &&
         (rest.size() == 3 || k_blanks.find(rest[3]) != std::string_view::npos);
}

bool TriviaCursor::skip_marker() {
  if (!is_at_mark() || !is_at("-")) return false;
  take(3);
  return true;
}

std::vector<Comment> TriviaCursor::scan_end() {
  std::vector<Comment> found = scan_blanks();
  while (!is_at_end()) {
    if (is_at("%") && column(cursor_) == 0) {
      found.push_back(read_comment());
    } else if (is_at("!&")) {
      take(property_length(rest()));  // of an empty document
    } else {
      if (!is_at_mark()) skip_indicator();
      take(3);
    }
    append(found, scan_blanks());
  }
  return found;
}

std::vector<Comment> TriviaCursor::scan_prologue() {
  std::vector<Comment> found = scan_blanks();
  while (is_at("%") && column(cursor_) == 0) {
    found.push_back(read_comment());
    append(found, scan_blanks());
  }
  return found;
}

std::string TriviaCursor::take_inline(bool is_flow) {
  const TriviaCursor before = *this;
  const auto skip_blanks = [&] {
    while (is_at(" \t")) skip_blank();
  };
  skip_blanks();
  if (is_flow && is_at(",")) {
    skip_indicator();
    skip_blanks();
  }
  if (is_at("#")) return read_comment().text;
  *this = before;
  return {};
}

std::vector<Comment> TriviaCursor::take_trailing(std::size_t column) {
  std::vector<Comment> found;
  for (;;) {
    const TriviaCursor before = *this;
    while (is_at(k_blanks)) skip_blank();
    if (!is_at("#") || line_ends_ == 0 || this->column(cursor_) < column) {
      *this = before;
      return found;
    }
    found.push_back(read_comment());
  }
}

}  // namespace ocelot::yaml
