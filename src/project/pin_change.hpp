// The text that `update` prints: the old pin, the new pin, and their distance.
#pragma once

#include <optional>
#include <string>

#include "support/git/git.hpp"

namespace ocelot::project {

struct PinChange {
  std::string ref;
  std::string old_ref;  ///< of the old lock; may be the same
  std::string old_commit;
  std::string new_commit;
  std::optional<git::Distance> distance;  ///< from old to new; nothing if it is unknown
  std::string old_version;                ///< of the collector; empty if it is unknown
  std::string new_version;
  bool has_old_commit = false;  ///< whether the old commit is in the repository
  std::string old_go{};         ///< the pinned version of Go; empty if none was pinned
  std::string new_go{};
  bool is_override = false;  ///< of -r or -b: the lock of the project is not written
};

/// One line, without a line end; for an override, a second line says how to change the project's
/// lock.
std::string describe(const PinChange& change);

/// The collector's version from the go.mod of its tree; empty if there is none.
std::string collector_version(const Tree& tree);

}  // namespace ocelot::project
