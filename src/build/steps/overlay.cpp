// overlay: writes a component's files as a tar, each with its path in the tree.
#include "build/steps/pack.hpp"
#include "build/steps/steps.hpp"

namespace ocelot::steps {

Status run(const OverlayRequest& request, const StepEnvironment&) {
  return pack({}, request.files, request.output);
}

}  // namespace ocelot::steps
