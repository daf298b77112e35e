// The event that a CI runs for, and where its changes begin. In: the CI's variables and the event's
// JSON. Out: a value. Nothing here reads the environment, a file or git.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::project {

/// HEAD's first parent, if HEAD is the merge that the CI made of this commit. It is exact even if
/// the target branch has moved since the event was made.
struct MergedInto {
  std::string merged;  ///< 40 digits
};

/// The merge base of HEAD and this commit.
struct ForkFrom {
  std::string commit;  ///< 40 digits
};

/// This commit, if it is an ancestor of HEAD; it is not after a forced push.
struct CommitBefore {
  std::string commit;  ///< 40 digits
};

/// The merge base of HEAD and a branch of the remote `origin`.
struct ForkFromBranch {
  std::string branch;
};

using Start = std::variant<MergedInto, ForkFrom, CommitBefore, ForkFromBranch>;

/// An event. Its changes begin at the first of `starts` that the repository has. Without one,
/// nothing is known of an earlier state, so everything counts as changed.
struct CiEvent {
  std::string name;  ///< as the CI names it: pull_request, merge_request_event
  std::vector<Start> starts;
};

using Variables = std::map<std::string, std::string>;

/// The path of the JSON that describes the event; empty if this CI has no such file.
std::string event_path(const Variables& variables);

/// The event of GitHub Actions or GitLab CI. `json` is the content of the file at event_path.
/// Faults, with the code no-event: no CI, and an event that lacks what it should have. The
/// variables and members are from the documentation of GitHub ("Events that trigger workflows",
/// "Webhook events and payloads") and GitLab ("Predefined CI/CD variables").
Result<CiEvent> read_event(const Variables& variables, const std::string& json);

}  // namespace ocelot::project
