// Generation, as `gen`, `update` and `build` run it.
#pragma once

#include "cli/commands/command.hpp"
#include "project/generate/gen_request.hpp"
#include "project/generate/generation.hpp"

namespace ocelot::cli {

/// Turns --locked on if CI=true, and says so; not if -r or -b names another upstream, nor under
/// Ninja, whose command line has what was chosen.
void lock_in_ci(generate::GenRequest& request, const console::Terminal& terminal);

/// Prints what a generation did, or would do.
void print_generation(const generate::Generation& generation, bool is_dry_run,
                      const console::Terminal& terminal);

/// Writes build.ninja, and prints the warnings and what was written. A failure has the warnings
/// too.
Result<generate::Generation> generate_project(const project::Root& root,
                                              const generate::GenRequest& request,
                                              const console::Terminal& terminal);

/// The same for the project that a request names. Also prints what a later `ninja` will not notice.
Status generate_project(generate::GenRequest request, const console::Terminal& terminal);

}  // namespace ocelot::cli
