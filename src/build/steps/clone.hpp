// clone: a commit, or a plain folder, becomes upstream.tar.
#pragma once

#include "build/steps/step_sandbox.hpp"
#include "graph/contract/clone_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using CloneRequest = graph::CloneRequest<graph::InWords>;

/// Writes the upstream's folder as a tar, and the id that git gives to its content. Fails when not
/// exactly one source is set, when the source has no such commit or folder, and when its content is
/// not what the lock says.
Status clone(const CloneRequest& request, Network network = Network::allowed);

}  // namespace ocelot::steps
