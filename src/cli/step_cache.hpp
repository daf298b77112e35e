// A step between the action cache and its work.
#pragma once

#include "base/result.hpp"
#include "cli/step_table.hpp"
#include "cli/terminal.hpp"

namespace ocelot::cli {

/// Not with --no-cache, and not with OCELOT_CACHE=off.
bool may_use_cache(const Arguments& given);

/// Puts what an earlier run of the same made in place, or runs the step and keeps what it makes. A
/// cache that cannot be used is told once a build, and the step runs without it.
Status run_or_recall(const StepCommand& command, const Arguments& given, const Terminal& terminal);

}  // namespace ocelot::cli
