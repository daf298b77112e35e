// Diagnostics in terms of the outer project.
#pragma once

#include "support/base/diagnostic.hpp"

namespace ocelot::console {

/// The diagnostics with the paths of places as the user names them (io/shown_path.hpp).
Diagnostics with_shown_places(Diagnostics diagnostics);

}  // namespace ocelot::console
