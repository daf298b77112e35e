// Generation, as `gen`, `update` and `build` run it.
#pragma once

#include "cli/commands/command.hpp"
#include "project/generate/gen_request.hpp"

namespace ocelot::cli {

/// Writes build.ninja, and prints the warnings and what was written. A failure has the warnings
/// too.
Status generate_project(const project::Root& root, const generate::GenRequest& request,
                        const console::Terminal& terminal);

/// The same for the project that a request names.
Status generate_project(generate::GenRequest request, const console::Terminal& terminal);

}  // namespace ocelot::cli
