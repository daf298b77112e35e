// package: builds a layer from a tree with upstream's own Makefile.
#pragma once

#include "build/steps/step_environment.hpp"
#include "graph/contract/package_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using PackageRequest = graph::PackageRequest<graph::InWords>;

/// Compiles the tree. Takes the layer from the store if linking would produce the same layer again.
Result<StepResult> package(const PackageRequest& request, const StepEnvironment& environment);

/// Whether the store, which must be set, has the layer that linking would produce. Like `package`,
/// compiles what is not in the Go cache. Leaves no file next to the request's output.
Result<bool> is_link_in_store(const PackageRequest& request, const StepEnvironment& environment);

}  // namespace ocelot::steps
