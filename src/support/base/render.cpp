// Prints diagnostics in the format of compilers.
#include "support/base/render.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "support/base/printable.hpp"
#include "support/base/text.hpp"
#include "support/base/utf8.hpp"

namespace ocelot {

namespace {

constexpr std::string_view k_bold = "\x1b[1m";
constexpr std::string_view k_red = "\x1b[1;31m";
constexpr std::string_view k_magenta = "\x1b[1;35m";
constexpr std::string_view k_cyan = "\x1b[1;36m";
constexpr std::string_view k_green = "\x1b[1;32m";
constexpr std::string_view k_plain = "\x1b[0m";

class Painter {
 public:
  explicit Painter(bool colour) : colour_(colour) {}

  std::string operator()(std::string_view code, std::string_view text) const {
    return colour_ ? fmt::format("{}{}{}", code, text, k_plain) : std::string(text);
  }

 private:
  bool colour_;
};

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return k_red;
    case Severity::warning:
      return k_magenta;
    case Severity::note:
      return k_cyan;
  }
  return k_red;
}

std::string location(const Place& place) {
  if (!place.has_source()) return {};
  const std::string path = printable_line(place.source->path);
  if (!place.has_range()) return path + ": ";
  const Position at = position_of(place.source->text, place.offset);
  return fmt::format("{}:{}:{}: ", path, at.line, at.column);
}

// Spaces up to the column, in a line as it is shown. Tabs stay tabs, so that the caret is at the
// right column for any tab width.
std::string padding(std::string_view before) {
  std::string blanks;
  for (std::string_view between_tabs : split(before, '\t')) {
    blanks += std::string(count_code_points(between_tabs), ' ') + '\t';
  }
  blanks.pop_back();
  return blanks;
}

std::string excerpt(const Place& place, std::string_view caret_colour, const Painter& paint) {
  if (!place.has_range()) return {};
  const std::string_view text = place.source->text;
  const std::string_view line = line_around(text, place.offset);
  const std::size_t column = std::min(place.offset - line_start(text, place.offset), line.size());
  const std::string_view marked = line.substr(column, place.length);
  const std::size_t width = std::max<std::size_t>(count_code_points(printable(marked)), 1);
  const std::string number = fmt::format("{:>5}", position_of(text, place.offset).line);
  return fmt::format("{} | {}\n{:>{}} | {}{}\n", number, printable(line), "", number.size(),
                     padding(printable(line.substr(0, column))),
                     paint(caret_colour, "^" + std::string(width - 1, '~')));
}

std::string render_note(const Note& note, const Painter& paint) {
  std::string text =
      location(note.place) + paint(k_cyan, "note:") + " " + printable_note(note.message) + "\n";
  return text + excerpt(note.place, k_cyan, paint);
}

}  // namespace

std::string printable_note(std::string_view message) {
  std::string text;
  bool is_first = true;
  for (std::string_view line : split(message, '\n')) {
    if (!is_first) text += line.starts_with(k_quote_bar) ? "\n" : printable_line("\n");
    text += printable(line);
    is_first = false;
  }
  return text;
}

std::string render(const Diagnostic& diagnostic, const RenderStyle& style) {
  const Painter paint(style.colour);
  const std::string_view colour = colour_of(diagnostic.severity);
  std::string text = paint(k_bold, location(diagnostic.place));
  text += paint(colour, fmt::format("{}:", name_of(diagnostic.severity)));
  text += " " + paint(k_bold, printable_line(diagnostic.message)) + "\n";
  text += excerpt(diagnostic.place, colour, paint);
  for (const Note& note : diagnostic.notes) text += render_note(note, paint);
  if (!diagnostic.help.empty())
    text += paint(k_green, "help:") + " " + printable_line(diagnostic.help) + "\n";
  return text;
}

std::string render(const Diagnostics& diagnostics, const RenderStyle& style) {
  std::string text;
  const std::size_t shown = std::min(diagnostics.size(), style.most);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += "\n";
    text += render(diagnostics[i], style);
  }
  if (shown < diagnostics.size()) {
    text += fmt::format("\nand {} more\n", diagnostics.size() - shown);
  }
  return text;
}

}  // namespace ocelot
