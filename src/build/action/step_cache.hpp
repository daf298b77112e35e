// Runs a step with the action cache.
#pragma once

#include "graph/contract/step_request.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::action {

/// Restores the outputs of an earlier run with the same key from the cache, or runs the step and
/// stores its outputs. If a build cannot use the cache, its first step reports that, and the steps
/// run without the cache. Fails with a usage error if the arguments are not a valid request.
Status run_with_cache(const graph::StepCommand& command, const console::Arguments& arguments,
                      const console::Terminal& terminal);

}  // namespace ocelot::action
