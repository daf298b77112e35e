// The one place that knows which function executes which kind of step.
#pragma once

#include "build/steps/step_environment.hpp"
#include "graph/contract/step_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::action {

Result<steps::StepResult> run_step(const graph::StepRequest<graph::InWords>& request,
                                   const steps::StepEnvironment& environment);

/// Whether the environment's store answers the finer question that a kind of step asks while it
/// runs; false for kinds that ask none. Makes no file, and never uses the network.
Result<bool> is_link_in_store(const graph::StepRequest<graph::InWords>& request,
                              const steps::StepEnvironment& environment);

}  // namespace ocelot::action
