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

/// What a lock pins.
struct Pinned {
  std::string commit;
  std::string tree;     ///< git's id of the folder's content
  std::string modules;  ///< the digest of the folder's go.mod and go.sum files
  std::string go;       ///< the version of Go, or empty
};

/// The help where a lock is missing or out of date: the command, and the files to commit.
std::string how_to_update_locks();

/// Writes a lock file of a project.
Status write_lock_file(const Root& root, const std::string& path, const model::Upstream& upstream,
                       const Pinned& pinned);

}  // namespace ocelot::project
