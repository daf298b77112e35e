// Lays out text for people.
#include "support/console/page.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "support/base/printable.hpp"
#include "support/base/text.hpp"
#include "support/base/utf8.hpp"
#include "support/io/environment.hpp"

namespace ocelot::console {

namespace {

// Minimum widths in columns: of broken text, of a table's last column if it is broken, and of a
// last column in which a word may be too long.
constexpr std::size_t k_narrowest = 8;
constexpr std::size_t k_narrowest_column = 20;
constexpr std::size_t k_narrow_column = 40;
constexpr std::size_t k_gap = 2;

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::strong:
      return "\x1b[1m";
    case Ink::good:
      return "\x1b[32m";
    case Ink::bad:
      return "\x1b[31m";
    case Ink::faint:
      return "\x1b[2m";
  }
  return "";
}

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string columns = io::environment_variable("COLUMNS");
  std::size_t width = 0;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  return width;
}

// Joins words into lines of at most `width` code points; a longer word has its own line.
std::vector<std::string> broken(const std::string& text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (std::string_view word : split(text, ' ')) {
    std::string& line = lines.back();
    const std::size_t length = count_code_points(line) + 1 + count_code_points(word);
    if (line.empty())
      line = word;
    else if (length <= width)
      line += fmt::format(" {}", word);
    else
      lines.emplace_back(word);
  }
  return lines;
}

// The column at which a broken line continues: after its last gap of several spaces, or else below
// the line's start.
std::size_t last_column(std::string_view line) {
  const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
  const std::size_t run = line.find("  ", begin);
  if (run == std::string_view::npos) return begin;
  return line.find_first_not_of(' ', run);
}

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  for (std::string_view word : split(text, ' '))
    longest = std::max(longest, count_code_points(word));
  return longest;
}

std::vector<std::size_t> widths_of(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i + 1 < row.size(); ++i)
      widths[i] = std::max(widths[i], count_code_points(row[i].text));
  }
  return widths;
}

}  // namespace

PageStyle find_page_style(ColorChoice color) {
  const bool is_terminal = ::isatty(STDOUT_FILENO) == 1;
  return {is_terminal ? terminal_width() : 0, wants_color(color, STDOUT_FILENO)};
}

std::size_t help_width() {
  const std::size_t width = find_page_style(ColorChoice::never).width;
  return width == 0 ? k_page_width : std::min(width, k_page_width);
}

std::string Page::painted(const std::string& text, Ink ink) const {
  if (!style_.color || ink == Ink::plain || text.empty()) return text;
  return fmt::format("{}{}\x1b[0m", code_of(ink), text);
}

Page& Page::heading(const std::string& text) {
  if (!text_.empty()) text_ += "\n";
  put_broken({printable_line(text), Ink::strong}, 0);
  return *this;
}

void Page::put_broken(const Cell& cell, std::size_t column) {
  const bool is_breakable = style_.width >= column + k_narrowest;
  const std::vector<std::string> lines =
      is_breakable ? broken(cell.text, style_.width - column) : std::vector{cell.text};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) text_ += std::string(column, ' ');
    text_ += painted(lines[i], cell.ink) + "\n";
  }
}

Page& Page::paragraph(const std::string& text, std::size_t indent) {
  text_ += std::string(indent, ' ');
  put_broken({printable_line(text)}, indent);
  return *this;
}

Page& Page::lines(std::string_view text) {
  const std::string shown = printable(text);
  for (std::string_view line : split_lines(shown)) {
    const std::size_t column = last_column(line);
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const std::string rest(line.substr(std::min(column, line.size())));
    const bool is_broken = style_.width > 0 && count_code_points(line) > style_.width;
    if (!is_broken) {
      text_ += fmt::format("{}\n", line);
    } else if (column == indent || style_.width >= column + k_narrowest_column) {
      text_ += line.substr(0, column);
      put_broken({rest}, count_code_points(line.substr(0, column)));
    } else {
      put_stacked({{std::string(trim(line.substr(0, column)))}, {rest}}, indent);
    }
  }
  return *this;
}

bool Page::fits(const std::vector<Row>& rows, std::size_t indent) const {
  std::size_t column = indent;
  for (std::size_t width : widths_of(rows)) column += width == 0 ? 0 : width + k_gap;
  if (style_.width == 0 || style_.width >= column + k_narrow_column) return true;
  const bool breaks = style_.width >= column + k_narrowest_column;
  return std::all_of(rows.begin(), rows.end(), [&](const Row& row) {
    const std::string& last = row.back().text;
    return column + (breaks ? longest_word(last) : count_code_points(last)) <= style_.width;
  });
}

void Page::put_stacked(const Row& row, std::size_t indent) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::size_t column = indent + (i == 0 ? 0 : k_gap);
    if (row[i].text.empty()) continue;
    text_ += std::string(column, ' ');
    put_broken(row[i], column);
  }
}

Page& Page::table(std::vector<Row> rows, std::size_t indent) {
  for (Row& row : rows) {
    for (Cell& cell : row) cell.text = printable_line(cell.text);
  }
  const std::vector<std::size_t> widths = widths_of(rows);
  const bool is_stacked = !fits(rows, indent);
  for (Row row : rows) {
    while (row.size() > 1 && row.back().text.empty()) row.pop_back();
    if (is_stacked) {
      put_stacked(row, indent);
      continue;
    }
    text_ += std::string(indent, ' ');
    std::size_t column = indent;
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      const std::size_t blanks = widths[i] - count_code_points(row[i].text) + k_gap;
      text_ += painted(row[i].text, row[i].ink) + std::string(blanks, ' ');
      column += widths[i] + k_gap;
    }
    put_broken(row.back(), column);
  }
  return *this;
}

}  // namespace ocelot::console
