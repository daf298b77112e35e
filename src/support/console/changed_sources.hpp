// The sources of places in diagnostics, replaced by others.
#pragma once

#include <functional>
#include <map>
#include <utility>

#include "support/base/diagnostic.hpp"

namespace ocelot::console {

/// Replaces the source of each place by what a function returns for it. Many diagnostics have
/// places in one source, for which the function is called once.
class ChangedSources {
 public:
  using Change = std::function<SourceRef(const SourceRef&)>;

  explicit ChangedSources(Change change) : change_(std::move(change)) {}

  /// A place without a source stays unchanged.
  void apply(Place& place) {
    if (!place.has_source()) return;
    SourceRef& source = sources_[place.source];
    if (source == nullptr) source = change_(place.source);
    place.source = source;
  }

  /// The place of a diagnostic, and those of its notes.
  void apply(Diagnostic& diagnostic) {
    apply(diagnostic.place);
    for (Note& note : diagnostic.notes) apply(note.place);
  }

 private:
  Change change_;
  std::map<SourceRef, SourceRef> sources_;
};

}  // namespace ocelot::console
