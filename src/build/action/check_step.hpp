// check: the declaration against upstream's tree. It reads the project and asks the queries, so it
// is above the other steps.
#pragma once

#include "graph/contract/check_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::action {

using CheckRequest = graph::CheckRequest<graph::InWords>;

/// Writes "ok". Fails with every fault of the declaration, at its place in the user's files.
Status check_declaration(const CheckRequest& request);

}  // namespace ocelot::action
