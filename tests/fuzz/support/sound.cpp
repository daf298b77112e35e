// Checks diagnostics.
#include "support/sound.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "support/base/printable.hpp"
#include "support/base/render.hpp"
#include "support/base/utf8.hpp"
#include "support/console/message_format.hpp"
#include "support/expect.hpp"

namespace ocelot::fuzz {

namespace {

void expect_whole(const Diagnostic& diagnostic) {
  expect(!diagnostic.code.empty(), "a diagnostic has a code");
  expect(!diagnostic.message.empty(), "a diagnostic has a message");
  expect_sound(diagnostic.place);
  for (const Note& note : diagnostic.notes) {
    expect(!note.message.empty(), "a note has a message");
    expect_sound(note.place);
  }
}

// Each message is a string of JSON; it decodes to the message, except for bytes that are not UTF-8.
void expect_same_messages(const Diagnostics& diagnostics, const std::string& json) {
  const auto decoded = nlohmann::json::parse(json)["diagnostics"];
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const std::string& message = diagnostics[i].message;
    if (!find_invalid_utf8(message))
      expect_same(decoded[i]["message"].get<std::string>(), message, "JSON has the message");
  }
}

}  // namespace

void expect_sound(const Place& place) {
  if (!place.has_range()) return;
  const std::size_t size = place.source->text.size();
  expect(place.offset <= size, "a place begins within its source");
  expect(place.length <= size - place.offset, "a place ends within its source");
}

void expect_sound(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) expect_whole(diagnostic);
  const std::string text = render(diagnostics);
  expect_same(printable(text), text, "no hidden character is shown");
  const std::string json = console::to_json(diagnostics);
  expect_same(printable(json), json, "JSON has no hidden character");
  expect_same_messages(diagnostics, json);
  const std::string lines = console::to_github(diagnostics, console::AnnotationPaths());
  expect(std::count(lines.begin(), lines.end(), '\n') == std::ssize(diagnostics),
         "a workflow command is one line");
  expect_same(printable(lines), lines, "no annotation has a hidden character");
}

}  // namespace ocelot::fuzz
