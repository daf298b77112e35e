// compile: builds a shared library, a plugin or an executable from a tree.
#pragma once

#include "build/steps/step_environment.hpp"
#include "graph/contract/compile_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using CompileRequest = graph::CompileRequest<graph::InWords>;

/// Compiles the tree. Takes the binary from the store if linking would produce the same binary
/// again.
Result<StepResult> compile(const CompileRequest& request, const StepEnvironment& environment);

/// Whether the store, which must be set, has the binary that linking would produce; see
/// package.hpp.
Result<bool> is_link_in_store(const CompileRequest& request, const StepEnvironment& environment);

}  // namespace ocelot::steps
