// Creates, joins and sorts diagnostics.
#include "support/base/diagnostic.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace ocelot {

namespace {

std::string_view path_of(const Diagnostic& diagnostic) {
  return diagnostic.place.has_source() ? std::string_view(diagnostic.place.source->path)
                                       : std::string_view();
}

// Diagnostics about a whole file come before those inside it: k_whole_file + 1 wraps to 0.
std::size_t rank_in_file(const Place& place) {
  return place.offset + 1;
}

}  // namespace

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "error";
}

Diagnostic&& Diagnostic::with_help(std::string text) && {
  help = std::move(text);
  return std::move(*this);
}

Diagnostic&& Diagnostic::with_note(std::string text, Place where) && {
  notes.push_back(Note{std::move(text), std::move(where)});
  return std::move(*this);
}

Diagnostic error(std::string_view code, Place place, std::string message) {
  return Diagnostic{Severity::error, code, std::move(message), std::move(place), {}, {}};
}

Diagnostic warning(std::string_view code, Place place, std::string message) {
  return Diagnostic{Severity::warning, code, std::move(message), std::move(place), {}, {}};
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error;
  });
}

void append(Diagnostics& all, Diagnostics more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void sort_by_place(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return std::tuple(path_of(a), rank_in_file(a.place), a.code) <
                            std::tuple(path_of(b), rank_in_file(b.place), b.code);
                   });
}

}  // namespace ocelot
