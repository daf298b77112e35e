// Renames the sources of places.
#include "support/console/shown_places.hpp"

#include <map>

#include "support/io/shown_path.hpp"

namespace ocelot::console {

namespace {

// Many diagnostics have places in one source.
class Renaming {
 public:
  void apply(Place& place) {
    if (!place.has_source()) return;
    SourceRef& source = sources_[place.source];
    if (source == nullptr) source = renamed(place.source);
    place.source = source;
  }

 private:
  static SourceRef renamed(const SourceRef& source) {
    std::string path = io::shown_path(source->path);
    return path == source->path ? source : make_source(std::move(path), source->text);
  }

  std::map<SourceRef, SourceRef> sources_;
};

}  // namespace

Diagnostics with_shown_places(Diagnostics diagnostics) {
  Renaming renaming;
  for (Diagnostic& diagnostic : diagnostics) {
    renaming.apply(diagnostic.place);
    for (Note& note : diagnostic.notes) renaming.apply(note.place);
  }
  return diagnostics;
}

}  // namespace ocelot::console
