// A project as it was at a commit of the git repository that holds it, and what changed since.
#pragma once

#include <set>
#include <string>

#include "project/snapshot.hpp"

namespace ocelot::project {

struct PastSnapshot {
  std::string commit;
  Snapshot snapshot;
  std::set<std::string> changed;  ///< the files that differ from it now, as the graph has them
};

/// The project at a commit, branch or tag. What the build makes does not count as changed. Faults:
/// no repository, an unknown ref, no project there then, objects that this clone does not have, a
/// declaration with errors.
Result<PastSnapshot> load_past(const Root& root, const std::string& ref);

}  // namespace ocelot::project
