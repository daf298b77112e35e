// Masks texts and the sources of places.
#include "support/console/masked.hpp"

#include <map>

#include "support/io/secrets.hpp"

namespace ocelot::console {

namespace {

// Many diagnostics have places in one source, which is masked once.
class Masking {
 public:
  void apply(std::string& text) const { text = io::mask_secrets(text); }

  void apply(Place& place) {
    if (!place.has_source()) return;
    SourceRef& source = sources_[place.source];
    if (source == nullptr)
      source =
          make_source(io::mask_secrets(place.source->path), io::mask_secrets(place.source->text));
    place.source = source;
  }

 private:
  std::map<SourceRef, SourceRef> sources_;
};

}  // namespace

Diagnostics masked(Diagnostics diagnostics) {
  Masking masking;
  for (Diagnostic& diagnostic : diagnostics) {
    masking.apply(diagnostic.message);
    masking.apply(diagnostic.help);
    masking.apply(diagnostic.place);
    for (Note& note : diagnostic.notes) {
      masking.apply(note.message);
      masking.apply(note.place);
    }
  }
  return diagnostics;
}

}  // namespace ocelot::console
