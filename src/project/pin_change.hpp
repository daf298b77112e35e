// What `update` prints: where the pin was, where it is now, and what lies between.
#pragma once

#include <optional>
#include <string>

#include "support/git/git.hpp"

namespace ocelot::project {

struct PinChange {
  std::string ref;
  std::string old_ref;  ///< of the lock before; may be the same
  std::string old_commit;
  std::string new_commit;
  std::optional<git::Distance> distance;  ///< of new from old; nothing when it is not known
  std::string old_version;                ///< of the collector; empty when it is not known
  std::string new_version;
  bool has_old_commit = false;  ///< whether the old one is in the repository
  bool is_override = false;     ///< of -r or -b: the lock of the project is not written
};

/// A line without its end; for an override, another one says what to do for the project's lock.
std::string describe(const PinChange& change);

/// The collector's version by the go.mod of its tree; empty when that names none.
std::string collector_version(const Tree& tree);

}  // namespace ocelot::project
