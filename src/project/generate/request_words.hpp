// A request as words of a command line, for a Ninja file that generates itself again.
#pragma once

#include "project/generate/gen_request.hpp"
#include "support/console/options.hpp"

namespace ocelot::generate {

/// The arguments that regenerate the same file. The paths must be resolved.
console::Words regenerate_args(const GenRequest& request);

}  // namespace ocelot::generate
