// The lines that report what has changed in config/modules.lock.
#pragma once

#include <string>
#include <vector>

#include "declaration/config/modules_lock.hpp"

namespace ocelot::project {

/// One line for each new or removed entry, and for each module that an entry has in another
/// version, has in addition, or no longer has. Sets come after components.
std::vector<std::string> describe_changes(const config::ModulesLock& before,
                                          const config::ModulesLock& after);

}  // namespace ocelot::project
