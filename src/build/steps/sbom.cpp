// sbom: writes the bill of materials of an artifact.
#include "build/steps/artifact_bill.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/steps.hpp"

namespace ocelot::steps {

Status run(const SbomRequest& request, const StepEnvironment& environment) {
  const Result<std::string> bill = make_bill(request, environment);
  return bill ? write_output(request.output, *bill) : fail(bill.error());
}

}  // namespace ocelot::steps
