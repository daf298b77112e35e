// Masks texts and the sources of places.
#include "support/console/masked.hpp"

#include "support/console/changed_sources.hpp"
#include "support/io/secrets.hpp"

namespace ocelot::console {

namespace {

SourceRef masked(const SourceRef& source) {
  return make_source(io::mask_secrets(source->path), io::mask_secrets(source->text));
}

void mask(std::string& text) {
  text = io::mask_secrets(text);
}

}  // namespace

Diagnostics masked(Diagnostics diagnostics) {
  ChangedSources sources([](const SourceRef& source) { return masked(source); });
  for (Diagnostic& diagnostic : diagnostics) {
    mask(diagnostic.message);
    mask(diagnostic.help);
    for (Note& note : diagnostic.notes) mask(note.message);
    sources.apply(diagnostic);
  }
  return diagnostics;
}

}  // namespace ocelot::console
