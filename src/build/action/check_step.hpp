// check: compares the declaration with upstream's tree. It reads the project and uses the queries,
// so it is in a layer above the other steps.
#pragma once

#include "graph/contract/check_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::action {

using CheckRequest = graph::CheckRequest<graph::InWords>;

/// Writes "ok". Fails with all faults of the declaration, each at its place in the user's files.
Status check_declaration(const CheckRequest& request);

}  // namespace ocelot::action
