// A step between the action cache and its work.
#pragma once

#include "build/action/step_table.hpp"
#include "support/base/result.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::action {

/// Not with --no-cache, and not with OCELOT_CACHE=off.
bool may_use_cache(const console::Arguments& given);

/// Puts what an earlier run of the same made in place, or runs the step and keeps what it makes. A
/// cache that cannot be used is told once a build, and the step runs without it.
Status run_or_recall(const StepCommand& command, const console::Arguments& given,
                     const console::Terminal& terminal);

}  // namespace ocelot::action
