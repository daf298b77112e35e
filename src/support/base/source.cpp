// Converts offsets in a text to lines and columns.
#include "support/base/source.hpp"

#include <algorithm>

namespace ocelot {

namespace {

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

bool continues_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The length of a code point in bytes, from its first byte; 1 for a byte that cannot start a code
// point.
std::size_t length_by_lead(char byte) {
  const auto lead = static_cast<unsigned char>(byte);
  if (lead >= 0xC2U && lead <= 0xDFU) return 2;
  if (lead >= 0xE0U && lead <= 0xEFU) return 3;
  return lead >= 0xF0U && lead <= 0xF4U ? 4 : 1;
}

// The length of the first code point of a nonempty text; 1 for a byte that is not part of a code
// point.
std::size_t first_length(std::string_view text) {
  const std::size_t length = length_by_lead(text.front());
  if (length > text.size()) return 1;
  const std::string_view rest = text.substr(1, length - 1);
  return std::all_of(rest.begin(), rest.end(), continues_code_point) ? length : 1;
}

}  // namespace

SourceRef make_source(std::string path, std::string text) {
  return std::make_shared<const SourceFile>(SourceFile{std::move(path), std::move(text)});
}

Place whole_file(std::string path) {
  return Place{make_source(std::move(path), {}), Place::k_whole_file, 0};
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); text.remove_prefix(first_length(text))) ++count;
  return count;
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = first_length(text.substr(at));
    if (length == 1 && static_cast<unsigned char>(text[at]) >= 0x80U) return at;
    at += length;
  }
  return std::nullopt;
}

std::string printable(std::string_view text) {
  std::string shown;
  for (; !text.empty(); text.remove_prefix(first_length(text))) {
    const std::string_view point = text.substr(0, first_length(text));
    const auto lead = static_cast<unsigned char>(point.front());
    if (point.size() == 1 && lead >= 0x80U) {
      shown += "\xEF\xBF\xBD";  // U+FFFD, the replacement character
    } else if (lead < 0x20U && lead != '\n' && lead != '\t') {
      shown +=
          {'\xE2', '\x90', static_cast<char>(0x80U + lead)};  // U+2400 and on, the control pictures
    } else if (lead == 0x7FU) {
      shown += "\xE2\x90\xA1";
    } else {
      shown += point;
    }
  }
  return shown;
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
