// The lock: which commit an upstream's ref is pinned to.
#pragma once

#include <optional>
#include <string>

#include "declaration/config/entries.hpp"
#include "declaration/model/upstream.hpp"
#include "support/base/result.hpp"

namespace ocelot::project {

/// Reads a lock file; nothing when there is none. A commit or tree that is no id is a failure.
Result<std::optional<config::LockEntry>> read_lock_file(const std::string& path);

/// What of a lock is not as the configuration says: a failure that shows both. A lock without a
/// folder, of an older version, fits any.
Status check_fit(const config::LockEntry& lock, const model::Upstream& upstream);

/// Writes a lock file.
Status write_lock_file(const std::string& path, const model::Upstream& upstream,
                       const std::string& commit, const std::string& tree);

}  // namespace ocelot::project
