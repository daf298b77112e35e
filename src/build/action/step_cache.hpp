// A step between the action cache and its work.
#pragma once

#include "graph/contract/step_request.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::action {

/// Takes the outputs of an earlier run with the same key from the cache, or runs the step and puts
/// its outputs there. The first step of a build that cannot use the cache says so; the step runs
/// without it. Fails with a fault of usage when the arguments are not a request.
Status run_with_cache(const graph::StepCommand& command, const console::Arguments& arguments,
                      const console::Terminal& terminal);

}  // namespace ocelot::action
