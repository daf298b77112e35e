// Diagnostics as text: file:line:column, the source line, a caret under the error, notes and help.
#pragma once

#include <string>

#include "support/base/diagnostic.hpp"

namespace ocelot {

struct RenderStyle {
  bool colour = false;
  std::size_t most = 100;  ///< how many diagnostics are shown; the others are counted
};

/// The message of a note with hidden characters visible. Only line ends that precede quoted output
/// stay.
std::string printable_note(std::string_view message);

/// One diagnostic, with a line end. Hidden characters are visible (printable.hpp).
std::string render(const Diagnostic& diagnostic, const RenderStyle& style = {});

/// All diagnostics, up to `style.most`, in the given order, separated by blank lines.
std::string render(const Diagnostics& diagnostics, const RenderStyle& style = {});

}  // namespace ocelot
