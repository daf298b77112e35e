// package: a tree becomes a layer, by upstream's own Makefile.
#pragma once

#include "build/steps/step_environment.hpp"
#include "graph/contract/package_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using PackageRequest = graph::PackageRequest<graph::InWords>;

/// Compiles the tree, and takes the layer from the store where its link would repeat.
Result<StepResult> package(const PackageRequest& request, const StepEnvironment& environment);

/// Whether the store, which must be set, has a layer whose link would repeat. Compiles what is not
/// in the Go cache, as `package` does, and leaves no file next to the request's output.
Result<bool> is_link_in_store(const PackageRequest& request, const StepEnvironment& environment);

}  // namespace ocelot::steps
