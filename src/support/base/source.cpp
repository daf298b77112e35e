// Converts offsets in a text to lines and columns.
#include "support/base/source.hpp"

#include <algorithm>

#include "support/base/utf8.hpp"

namespace ocelot {

namespace {

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

SourceRef make_source(std::string path, std::string text) {
  return std::make_shared<const SourceFile>(SourceFile{std::move(path), std::move(text)});
}

Place whole_file(std::string path) {
  return Place{make_source(std::move(path), {}), Place::k_whole_file, 0};
}

std::size_t line_start(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const std::size_t newline = before.rfind('\n');
  if (newline != std::string_view::npos) return newline + 1;
  return before.starts_with(k_byte_order_mark) ? k_byte_order_mark.size() : 0;
}

Position position_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto newlines = std::count(before.begin(), before.end(), '\n');
  const std::string_view on_line = before.substr(line_start(text, offset));
  return Position{static_cast<std::size_t>(newlines) + 1, count_code_points(on_line) + 1};
}

std::string_view line_around(std::string_view text, std::size_t offset) {
  const std::size_t start = line_start(text, offset);
  std::string_view line = text.substr(start);
  line = line.substr(0, line.find('\n'));
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

}  // namespace ocelot
