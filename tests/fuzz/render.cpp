// Diagnostics for any bytes at any place: every format can be written, and the caret is below its
// column. In: numbers for the range, a path, a message, and the source.
#include "support/base/render.hpp"

#include <algorithm>

#include "support/base/printable.hpp"
#include "support/base/utf8.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace

constexpr std::string_view k_gutter = "      | ";

// Keeps the range inside the text, as all real places do.
Place take_place(std::string_view& text) {
  const std::size_t offset = fuzz::take_byte(text) * 256U + fuzz::take_byte(text);
  const std::size_t length = fuzz::take_byte(text);
  std::string path(fuzz::take_until(text, "\n"));
  if (offset == 0xFFFF) return whole_file(std::move(path));
  const SourceRef source = make_source(std::move(path), std::string(text));
  const std::size_t begin = std::min(offset, text.size());
  return {source, begin, std::min(length, text.size() - begin)};
}

// The caret is below a code point of the source line, or after the last one.
void expect_caret(const Diagnostic& diagnostic) {
  const Place& place = diagnostic.place;
  const std::string shown = render(Diagnostic{Severity::error, "code", "m", place, {}, {}});
  const std::size_t caret_line = shown.find('\n' + std::string(k_gutter));
  fuzz::expect(caret_line != std::string::npos, "there is a line for the caret");
  const std::string caret = shown.substr(caret_line + 1 + k_gutter.size());
  const std::size_t column = caret.find('^');
  fuzz::expect(column != std::string::npos, "there is a caret");
  const std::string_view line = line_around(place.source->text, place.offset);
  const std::size_t width = count_code_points(printable(line));
  fuzz::expect(column <= width, "the caret stands below the line");
  const std::string_view marked =
      std::string_view(place.source->text).substr(place.offset, place.length);
  const std::size_t widest = std::max<std::size_t>(count_code_points(printable(marked)), 1);
  fuzz::expect(caret.find('\n') - column <= widest, "the mark is not wider than the range");
  const std::size_t start = line_start(place.source->text, place.offset);
  const std::string before = printable(line.substr(0, place.offset - start));
  fuzz::expect(column == std::min(count_code_points(before), width),
               "the caret stands below the column");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = fuzz::text_of(data, size);
  std::string_view text = input;
  const std::string message(fuzz::take_until(text, "\n"));
  const Place place = take_place(text);
  Diagnostic diagnostic = error("code", place, "m" + message);
  if (place.has_range()) expect_caret(diagnostic);
  Diagnostic noted = Diagnostic(diagnostic).with_note("n" + message, place).with_help(message);
  fuzz::expect_sound(Diagnostics{std::move(diagnostic), std::move(noted)});
  return 0;
}
