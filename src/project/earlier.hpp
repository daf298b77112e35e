// A project as it was at a commit of the git repository that holds it, and what changed since.
#pragma once

#include <set>
#include <string>

#include "project/declared.hpp"

namespace ocelot::project {

struct Earlier {
  std::string commit;
  Declared declared;
  std::set<std::string> changed;  ///< the files that differ from it now, as the graph has them
};

/// The project in the current folder at a commit, branch or tag. What the build makes does not
/// count as changed. Faults: no repository, an unknown ref, no project there then, a declaration
/// with errors.
Result<Earlier> read_earlier(const std::filesystem::path& root, const std::string& ref);

}  // namespace ocelot::project
