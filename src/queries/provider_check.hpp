// The providers that distributions leave out: whether upstream has them, and nothing else needs
// them.
#pragma once

#include "queries/check_input.hpp"
#include "support/base/diagnostic.hpp"
#include "support/golang/go_mod.hpp"

namespace ocelot::queries {

/// The faults of the providers that the requested distributions leave out: names that upstream's
/// go.mod does not require, and providers that are imported by a component of the distribution, a
/// replacing folder, or more than one package of upstream.
Diagnostics check_providers(const CheckRequest& request, const golang::GoMod& go_mod);

}  // namespace ocelot::queries
