// Renames the sources of places.
#include "support/console/shown_places.hpp"

#include "support/console/changed_sources.hpp"
#include "support/io/shown_path.hpp"

namespace ocelot::console {

namespace {

SourceRef renamed(const SourceRef& source) {
  std::string path = io::shown_path(source->path);
  return path == source->path ? source : make_source(std::move(path), source->text);
}

}  // namespace

Diagnostics with_shown_places(Diagnostics diagnostics) {
  ChangedSources sources(renamed);
  for (Diagnostic& diagnostic : diagnostics) sources.apply(diagnostic);
  return diagnostics;
}

}  // namespace ocelot::console
