// gomod: combines upstream and overlays into one tree whose go.mod has the required modules.
#pragma once

#include "build/steps/step_environment.hpp"
#include "graph/contract/gomod_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using GomodRequest = graph::GomodRequest<graph::InWords>;

/// Writes the tree with a tidied go.mod, and recreates its vendor folder if it has one. Fails at
/// the place of a required module that Go cannot download, that nothing imports, or that the tree
/// needs in another version.
Status gomod(const GomodRequest& request, const StepEnvironment& environment);

}  // namespace ocelot::steps
