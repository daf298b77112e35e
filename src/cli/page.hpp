// Text for people: headings, aligned columns, lines broken at the terminal's width.
#pragma once

#include <string>
#include <vector>

#include "cli/terminal.hpp"

namespace ocelot::cli {

/// What a page is printed on.
struct PageStyle {
  std::size_t width = 0;  ///< columns; 0: lines are not broken
  bool colour = false;
};

/// That of stdout: a terminal's width from the system or else from COLUMNS; no width for a pipe or
/// a file.
PageStyle find_page_style(ColourChoice colour);

enum class Ink { plain, strong, good, bad, faint };

struct Cell {
  std::string text;
  Ink ink = Ink::plain;
};

using Row = std::vector<Cell>;

class Page {
 public:
  explicit Page(const PageStyle& style) : style_(style) {}

  /// A line of its own, in bold; a blank line before it unless it is the first.
  Page& heading(const std::string& text);

  /// Words after an indent, broken at the width.
  Page& paragraph(const std::string& text, std::size_t indent = 0);

  /// Rows with aligned columns; what stands in the last column of a row is broken at the width.
  Page& table(const std::vector<Row>& rows, std::size_t indent = 2);

  const std::string& text() const { return text_; }

 private:
  std::string painted(const std::string& text, Ink ink) const;
  void put_broken(const Cell& cell, std::size_t column);

  PageStyle style_;
  std::string text_;
};

}  // namespace ocelot::cli
