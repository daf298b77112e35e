// A project at a commit of the git repository that contains it, and what has changed since.
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "project/snapshot.hpp"

namespace ocelot::project {

struct PastSnapshot {
  std::string commit;
  Snapshot snapshot;
  std::set<std::string> changed;  ///< the files that differ from it now, with the graph's paths
};

/// The project at a commit, branch or tag. Files that the build creates do not count as changed.
/// Faults: no repository, an unknown ref, a commit without the project, objects that this clone
/// does not have, a declaration with errors.
Result<PastSnapshot> load_past(const Root& root, const std::string& ref,
                               const graph::Choice& choice = {});

/// Writes the project's files at a commit to a folder, without those that git ignored. Faults: as
/// for load_past, and files that cannot be written there.
Status check_out(const Root& root, const std::string& commit, const std::filesystem::path& folder);

}  // namespace ocelot::project
