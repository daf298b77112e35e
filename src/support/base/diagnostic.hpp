// Diagnostics: what is wrong, where, and what to write instead. Every stage reports problems in
// this form. Nothing is printed here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/base/source.hpp"

namespace ocelot {

enum class Severity { error, warning, note };

/// "error", "warning" or "note".
std::string_view name_of(Severity severity);

/// What precedes each quoted line of a tool's output in a note.
inline constexpr std::string_view k_quote_bar = "  | ";

/// A second place that helps to understand a diagnostic ("first defined here"). Its message may end
/// with quoted lines. Messages and helps are one line: a line end in them is part of a name.
struct Note {
  std::string message;
  Place place;
};

/// One problem. `code` is a literal that permanently names its kind ("unknown-tag"); docs and JSON
/// use it.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string_view code;
  std::string message;
  Place place;
  std::vector<Note> notes;
  std::string help;

  Diagnostic&& with_help(std::string text) &&;
  Diagnostic&& with_note(std::string text, Place where = {}) &&;
};

using Diagnostics = std::vector<Diagnostic>;

/// An error at a place; the place may be empty.
Diagnostic error(std::string_view code, Place place, std::string message);

/// A warning at a place.
Diagnostic warning(std::string_view code, Place place, std::string message);

bool has_errors(const Diagnostics& diagnostics);

/// Moves all of `more` to the end of `all`.
void append(Diagnostics& all, Diagnostics more);

/// Sorts by file, then offset, then code, so that the order does not depend on how problems were
/// found.
void sort_by_place(Diagnostics& diagnostics);

}  // namespace ocelot
