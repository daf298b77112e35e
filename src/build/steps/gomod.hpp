// gomod: upstream and overlays become one tree whose go.mod has the required modules.
#pragma once

#include "build/steps/step_environment.hpp"
#include "graph/contract/gomod_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using GomodRequest = graph::GomodRequest<graph::InWords>;

/// Writes the tree with its go.mod tidied, and its vendor folder, if it has one, made again. Fails
/// at the place of a required module that Go cannot get, that nothing imports, or whose version
/// loses.
Status gomod(const GomodRequest& request, const StepEnvironment& environment);

}  // namespace ocelot::steps
