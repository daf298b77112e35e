// Writes diagnostics for programs.
#include "support/console/message_format.hpp"

#include <fmt/format.h>

#include "support/base/printable.hpp"
#include "support/base/render.hpp"
#include "support/base/utf8.hpp"

namespace ocelot::console {

namespace {

void add_place(Json& object, const Place& place) {
  if (!place.has_source()) return;
  object.add("file", place.source->path);
  if (!place.has_range()) return;
  const Position at = position_of(place.source->text, place.offset);
  object.add("line", at.line);
  object.add("column", at.column);
  const std::string_view marked =
      std::string_view(place.source->text).substr(place.offset, place.length);
  object.add("end_column", at.column + count_code_points(marked));
}

Json to_object(const Note& note) {
  Json object = {{"message", note.message}};
  add_place(object, note.place);
  return object;
}

Json to_object(const Diagnostic& diagnostic) {
  Json object = {{"severity", name_of(diagnostic.severity)},
                 {"code", diagnostic.code},
                 {"message", diagnostic.message}};
  add_place(object, diagnostic.place);
  object.add("notes",
             Json::array_of(diagnostic.notes, [](const Note& note) { return to_object(note); }));
  if (!diagnostic.help.empty()) object.add("help", diagnostic.help);
  return object;
}

// Escapes `%` and line ends; in a property also the characters that separate properties.
std::string escaped(std::string_view text, bool is_property) {
  std::string out;
  for (char c : text) {
    const bool special =
        c == '%' || c == '\n' || c == '\r' || (is_property && (c == ':' || c == ','));
    out += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return out;
}

std::string where(const Place& place, const AnnotationPaths& paths) {
  if (!place.has_source()) return {};
  const std::string path = printable_line(paths.in_repository(place.source->path));
  if (!place.has_range()) return fmt::format(" ({})", path);
  const Position at = position_of(place.source->text, place.offset);
  return fmt::format(" ({}:{}:{})", path, at.line, at.column);
}

std::string properties(const Diagnostic& diagnostic, const AnnotationPaths& paths) {
  std::string text;
  if (diagnostic.place.has_source()) {
    const std::string path = paths.in_repository(diagnostic.place.source->path);
    text += fmt::format("file={},", escaped(printable(path), true));
  }
  if (diagnostic.place.has_range()) {
    const Position at = position_of(diagnostic.place.source->text, diagnostic.place.offset);
    text += fmt::format("line={},col={},", at.line, at.column);
  }
  return text + fmt::format("title={}", escaped(diagnostic.code, true));
}

}  // namespace

std::optional<MessageFormat> parse_message_format(std::string_view name) {
  if (name == "text") return MessageFormat::text;
  if (name == "json") return MessageFormat::json;
  if (name == "github") return MessageFormat::github;
  return std::nullopt;
}

Json document(std::string_view kind) {
  return {{"version", 1}, {"kind", kind}};
}

Json to_array(const Diagnostics& diagnostics) {
  return Json::array_of(diagnostics,
                        [](const Diagnostic& diagnostic) { return to_object(diagnostic); });
}

std::string to_json(const Diagnostics& diagnostics) {
  return document("diagnostics").add("diagnostics", to_array(diagnostics)).text();
}

std::string to_github(const Diagnostics& diagnostics, const AnnotationPaths& paths) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    std::string message = printable_line(diagnostic.message);
    for (const Note& note : diagnostic.notes)
      message += "\nnote: " + printable_note(note.message) + where(note.place, paths);
    if (!diagnostic.help.empty()) message += "\nhelp: " + printable_line(diagnostic.help);
    text += fmt::format("::{} {}::{}\n", name_of(diagnostic.severity),
                        properties(diagnostic, paths), escaped(message, false));
  }
  return text;
}

}  // namespace ocelot::console
