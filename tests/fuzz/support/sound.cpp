// Checks diagnostics.
#include "support/sound.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "support/base/render.hpp"
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

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t') || c == 0x7F;
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
  expect(std::none_of(text.begin(), text.end(), is_control), "no control character is shown");
  expect(nlohmann::json::accept(console::to_json(diagnostics)), "the JSON form is JSON");
  const std::string lines = console::to_github(diagnostics);
  expect(std::count(lines.begin(), lines.end(), '\n') == std::ssize(diagnostics),
         "a workflow command is one line");
}

}  // namespace ocelot::fuzz
