// clone: writes a commit, or a plain folder, as upstream.tar.
#pragma once

#include "build/steps/step_sandbox.hpp"
#include "graph/contract/clone_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using CloneRequest = graph::CloneRequest<graph::InWords>;

/// Writes upstream's folder as a tar, and the id that git gives to its content. Fails if not
/// exactly one source is set, if the source does not have the commit or folder, or if its content
/// differs from the lock.
Status clone(const CloneRequest& request, Network network = Network::allowed);

}  // namespace ocelot::steps
