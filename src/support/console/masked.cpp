// Masks texts and the sources of places.
#include "support/console/masked.hpp"

#include "support/io/secrets.hpp"

namespace ocelot::console {

namespace {

void mask(std::string& text) {
  text = io::mask_secrets(text);
}

void mask(Place& place) {
  if (!place.has_source()) return;
  place.source =
      make_source(io::mask_secrets(place.source->path), io::mask_secrets(place.source->text));
}

}  // namespace

Diagnostics masked(Diagnostics diagnostics) {
  for (Diagnostic& diagnostic : diagnostics) {
    mask(diagnostic.message);
    mask(diagnostic.help);
    mask(diagnostic.place);
    for (Note& note : diagnostic.notes) {
      mask(note.message);
      mask(note.place);
    }
  }
  return diagnostics;
}

}  // namespace ocelot::console
