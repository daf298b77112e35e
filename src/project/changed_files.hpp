// The files that a user names as changed.
#pragma once

#include <string>
#include <vector>

#include "project/invocation_directory.hpp"
#include "project/snapshot.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::project {

/// Files that the user named, as the graph has them. A word is a path from the user's folder, from
/// the root of the project or, as git prints it, from the root of the work tree. A deleted file is
/// one that the graph, git's index or any commit has; where git does not know the whole history, a
/// missing file of a component counts too. Errors, for all words at once: a folder, a branch or
/// commit, an unknown file.
Result<std::vector<std::string>> find_changed_files(const InvocationDirectory& invocation,
                                                    const console::Words& words,
                                                    const Snapshot& snapshot);

}  // namespace ocelot::project
