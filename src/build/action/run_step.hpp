// The only place that selects the function for each kind of step.
#pragma once

#include "build/steps/step_environment.hpp"
#include "graph/contract/step_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::action {

Result<steps::StepResult> run_step(const graph::StepRequest<graph::InWords>& request,
                                   const steps::StepEnvironment& environment);

/// Whether the environment's store has a result for the second, finer key that some kinds of steps
/// use; false for kinds without such a key. Leaves no files next to the outputs, and never uses the
/// network.
Result<bool> is_link_in_store(const graph::StepRequest<graph::InWords>& request,
                              const steps::StepEnvironment& environment);

}  // namespace ocelot::action
