// The bill of materials of an artifact: the modules in its programs.
#pragma once

#include <string>

#include "build/steps/step_environment.hpp"
#include "build/steps/steps.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

/// Lists the modules in an artifact as documents::make_sbom does. The output of tools is kept as
/// OUTPUT.log; the output itself is not written. Fails if the artifact cannot be read or has no
/// program of Go.
Result<std::string> make_bill(const SbomRequest& request, const StepEnvironment& environment);

}  // namespace ocelot::steps
