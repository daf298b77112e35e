// The settings below `go` against upstream's Makefile, which builds a layer.
#pragma once

#include "queries/check_input.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::queries {

/// The faults of the settings of the requested layers that upstream's Makefile does not permit: it
/// has no variable for the linker's flags, or sets a variable of Go itself. Other kinds of
/// distribution are built without the Makefile.
Diagnostics check_go_settings(const CheckRequest& request);

}  // namespace ocelot::queries
