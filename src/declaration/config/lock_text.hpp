// Writes a lock file.
#pragma once

#include <string>

#include "declaration/config/entries.hpp"

namespace ocelot::config {

/// The text of a lock file.
std::string write_lock(const LockEntry& lock);

}  // namespace ocelot::config
