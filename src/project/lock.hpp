// The lock: the commit to which an upstream's ref is pinned.
#pragma once

#include <optional>
#include <string>

#include "declaration/config/entries.hpp"
#include "declaration/model/upstream.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"

namespace ocelot::project {

/// Parses a lock's text. Fails if the commit or tree is not an id.
Result<config::LockEntry> parse_lock(const SourceRef& source);

/// Reads a lock file of a project; nothing if there is none.
Result<std::optional<config::LockEntry>> read_lock_file(const Root& root, const std::string& path);

/// Fails if a lock differs from the configuration, and shows both. A lock without a folder, from an
/// older version, matches any folder.
Status check_fit(const config::LockEntry& lock, const model::Upstream& upstream);

/// Writes a lock file of a project.
Status write_lock_file(const Root& root, const std::string& path, const model::Upstream& upstream,
                       const std::string& commit, const std::string& tree);

}  // namespace ocelot::project
