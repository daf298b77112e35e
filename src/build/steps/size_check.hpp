// Whether a distribution's files are within the limits of its declaration.
#pragma once

#include "build/steps/steps.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

/// Compares the sizes of what was built with the limits of the request. Each excess is a fault,
/// with the size, the limit and the difference. Fails if a limit is not a size.
Status check_size(const RenameRequest& request);

}  // namespace ocelot::steps
