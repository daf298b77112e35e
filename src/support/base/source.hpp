// A text with the name of its file, and places inside it.
// In: bytes as read. Out: lines and columns as an editor counts them. A place keeps its source
// alive.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ocelot {

/// A file's name, as the user would write it, and its bytes.
struct SourceFile {
  std::string path;
  std::string text;
};

using SourceRef = std::shared_ptr<const SourceFile>;

/// Wraps a path and a text for use in places.
SourceRef make_source(std::string path, std::string text);

/// A range of bytes in a source. Without a source it is not a place; with `offset == k_whole_file`
/// it is the file itself, without a line.
struct Place {
  static constexpr std::size_t k_whole_file = static_cast<std::size_t>(-1);

  SourceRef source;
  std::size_t offset = k_whole_file;
  std::size_t length = 0;

  bool has_source() const { return source != nullptr; }
  bool has_range() const { return has_source() && offset != k_whole_file; }
};

/// The place of a whole file; its text is not needed.
Place whole_file(std::string path);

/// Line and column, both from 1. The column counts code points, by the rule of count_code_points.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// The position of a byte offset; an offset past the end yields the position of the end.
Position position_of(std::string_view text, std::size_t offset);

/// The line that contains the offset, without its line ending (LF or CRLF).
std::string_view line_around(std::string_view text, std::size_t offset);

/// The offset of the start of the line that contains `offset`.
std::size_t line_start(std::string_view text, std::size_t offset);

}  // namespace ocelot
