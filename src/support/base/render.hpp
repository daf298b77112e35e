// Diagnostics as text: file:line:column, the source line, a caret under the fault, notes and help.
#pragma once

#include <string>

#include "support/base/diagnostic.hpp"

namespace ocelot {

struct RenderStyle {
  bool colour = false;
  std::size_t most = 100;  ///< how many diagnostics are shown; the rest is counted
};

/// One diagnostic, ending in a line end.
std::string render(const Diagnostic& diagnostic, const RenderStyle& style = {});

/// All of them, up to `style.most`, in the order given, with a blank line between two.
std::string render(const Diagnostics& diagnostics, const RenderStyle& style = {});

}  // namespace ocelot
