// compile: a tree becomes a shared library, a plugin or an executable.
#pragma once

#include "build/steps/step_environment.hpp"
#include "graph/contract/compile_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using CompileRequest = graph::CompileRequest<graph::InWords>;

/// Compiles the tree, and takes the binary from the store where its link would repeat.
Result<StepResult> compile(const CompileRequest& request, const StepEnvironment& environment);

/// Whether the store, which must be set, has a binary whose link would repeat; see package.hpp.
Result<bool> is_link_in_store(const CompileRequest& request, const StepEnvironment& environment);

}  // namespace ocelot::steps
