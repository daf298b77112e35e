// Text for people: headings, aligned columns, lines broken at the terminal's width.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/console/color.hpp"

namespace ocelot::console {

/// The width of text without a terminal: in a pipe, and in documents.
inline constexpr std::size_t k_page_width = 100;

/// The width of help on this stdout: the terminal's, up to k_page_width.
std::size_t help_width();

/// The color and width of the output.
struct PageStyle {
  std::size_t width = 0;  ///< columns; 0 means that lines are not broken
  bool color = false;
};

/// The style of stdout. The width of a terminal is from the system, or else from COLUMNS; a pipe or
/// a file has no width.
PageStyle find_page_style(ColorChoice color);

enum class Ink { plain, strong, good, bad, faint };

struct Cell {
  std::string text;
  Ink ink = Ink::plain;
};

using Row = std::vector<Cell>;

/// A page in the making. Hidden characters in its texts are made visible (base/printable.hpp).
class Page {
 public:
  explicit Page(const PageStyle& style) : style_(style) {}

  /// A line in bold, after a blank line unless it is the first.
  Page& heading(const std::string& text);

  /// Words with an indent, broken at the width.
  Page& paragraph(const std::string& text, std::size_t indent = 0);

  /// Lines as they are; a line that is too long is broken and continues below its last column.
  Page& lines(std::string_view text);

  /// Rows with aligned columns; the last column of a row is broken at the width.
  /// If the width is too small for that, each cell has its own lines.
  Page& table(std::vector<Row> rows, std::size_t indent = 2);

  const std::string& text() const { return text_; }

 private:
  std::string painted(const std::string& text, Ink ink) const;
  bool fits(const std::vector<Row>& rows, std::size_t indent) const;
  void put_broken(const Cell& cell, std::size_t column);
  void put_stacked(const Row& row, std::size_t indent);

  PageStyle style_;
  std::string text_;
};

}  // namespace ocelot::console
