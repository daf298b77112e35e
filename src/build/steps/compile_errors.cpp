// Converts the compiler's lines to diagnostics.
#include "build/steps/compile_errors.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "support/base/number.hpp"
#include "support/base/text.hpp"

namespace ocelot::steps {

namespace {

struct CompilerLine {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 1;
  std::string message;
};

// Lines and columns count from 1.
std::optional<std::size_t> read_position(std::string_view text) {
  const auto number = read_number<std::size_t>(text);
  return number == std::size_t{0} ? std::nullopt : number;
}

// Removes the part before the next ':' from the text and returns it.
std::string_view take_part(std::string_view& text) {
  const std::size_t colon = text.find(':');
  const std::string_view part = text.substr(0, colon);
  text = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
  return part;
}

std::optional<CompilerLine> read_line(std::string_view text) {
  CompilerLine parsed;
  parsed.file = take_part(text);
  if (parsed.file.starts_with("./")) parsed.file.erase(0, 2);
  const auto line = read_position(take_part(text));
  if (!line || !parsed.file.ends_with(".go")) return std::nullopt;
  parsed.line = *line;
  std::string_view rest = text;
  if (const auto column = read_position(take_part(rest))) {
    parsed.column = *column;
    text = rest;
  }
  parsed.message = trim(text);
  return parsed;
}

// Go counts columns in bytes, from 1. A `//line` comment can lead to columns that do not exist; the
// place is then the line's end.
Place place_in(const SourceRef& source, const CompilerLine& at) {
  std::size_t offset = 0;
  for (std::size_t line = 1; line < at.line; ++line) {
    const std::size_t newline = source->text.find('\n', offset);
    if (newline == std::string::npos) break;
    offset = newline + 1;
  }
  const std::size_t width = line_around(source->text, offset).size();
  const std::size_t before = std::min(at.column - 1, width);
  return Place{source, offset + before, std::min<std::size_t>(width - before, 1)};
}

}  // namespace

Diagnostics find_compile_errors(std::string_view log, const PlaceLookup& places) {
  Diagnostics errors;
  for (std::string_view text : split_lines(log)) {
    const std::optional<CompilerLine> line = read_line(text);
    if (!line) continue;
    const SourceRef source = places.file(line->file);
    if (source == nullptr) continue;
    errors.push_back(error("compile-error", place_in(source, *line),
                           fmt::format("Go cannot compile this: {}", line->message)));
  }
  return errors;
}

}  // namespace ocelot::steps
