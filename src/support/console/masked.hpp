// Diagnostics without secrets.
#pragma once

#include "support/base/diagnostic.hpp"

namespace ocelot::console {

/// The diagnostics with secrets masked in every text that they show, source lines included. Offsets
/// stay valid, because a masked text has the same length.
Diagnostics masked(Diagnostics diagnostics);

}  // namespace ocelot::console
