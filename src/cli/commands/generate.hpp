// Generation, as `gen`, `update` and `build` run it.
#pragma once

#include "cli/command.hpp"
#include "project/generate/gen_request.hpp"

namespace ocelot::cli {

/// Goes to the project's root, writes build.ninja, and prints the warnings. A failure has them too.
Status generate_project(generate::GenRequest& request, const console::Terminal& terminal);

}  // namespace ocelot::cli
