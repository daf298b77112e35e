// The policy of a commit, which a change of the work tree cannot loosen.
#pragma once

#include <string>

#include "project/root.hpp"
#include "support/base/result.hpp"
#include "support/base/source.hpp"

namespace ocelot::project {

/// config/policy.yaml at a commit of the git repository that contains the project, by the name
/// REF:config/policy.yaml; null if the commit does not have it. Fails if there is no repository, if
/// the ref is unknown, or if git tracks build.ninja or a file in build/.
Result<SourceRef> read_policy_at(const Root& root, const std::string& ref);

}  // namespace ocelot::project
