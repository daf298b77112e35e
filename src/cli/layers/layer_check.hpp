// Whether a file in build/ is what the project would build now.
#pragma once

#include <vector>

#include "cli/layers/built_layers.hpp"
#include "support/base/result.hpp"

namespace ocelot::cli {

/// Fails for each layer that is not built, that is not built from the current declaration, or that
/// differs from its checksum. The help is the command that builds it. The current folder is the
/// project.
Status expect_current(const BuiltProject& project, const std::vector<BuiltLayer>& layers);

}  // namespace ocelot::cli
