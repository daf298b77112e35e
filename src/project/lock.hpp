// The lock: which commit an upstream's ref is pinned to.
#pragma once

#include <optional>
#include <string>

#include "declaration/config/config.hpp"
#include "declaration/model/upstream.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"

namespace ocelot::project {

/// What a lock's text says. A commit or tree that is not an id is a failure.
Result<config::LockEntry> parse_lock(const SourceRef& source);

/// Reads a lock file of a project; nothing when there is none.
Result<std::optional<config::LockEntry>> read_lock_file(const Root& root, const std::string& path);

/// What of a lock is not as the configuration says: a failure that shows both. A lock without a
/// folder, of an older version, fits any.
Status check_fit(const config::LockEntry& lock, const model::Upstream& upstream);

/// Writes a lock file of a project.
Status write_lock_file(const Root& root, const std::string& path, const model::Upstream& upstream,
                       const std::string& commit, const std::string& tree);

}  // namespace ocelot::project
