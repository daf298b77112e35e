// Resolving a ref: the only stage of generation that may use the network.
#pragma once

#include <optional>
#include <string>

#include "declaration/model/upstream.hpp"
#include "graph/plan.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"
#include "support/git/git_remote.hpp"

namespace ocelot::project {

struct PinOptions {
  bool update = false;      ///< ask again, and write the lock anew
  bool offline = false;     ///< never use the network
  bool overridden = false;  ///< -r or -b was given: the pin lies in build/, the tracked lock is
                            ///< neither read nor written
  bool read_only = false;   ///< take the pin as it stands: nothing is asked for, nothing written
  bool dry_run = false;     ///< the ref is resolved, but no lock is written
  git::NetworkReport report{};
};

struct ResolvedPin {
  graph::Pin pin;
  std::string change{};        ///< the line that `update` prints; empty without it
  std::string written_lock{};  ///< the lock that was written; empty when the pin was known
};

/// Whether an upstream is a folder that is not a git repository.
Result<bool> is_plain_folder(const Root& root, const model::Upstream& upstream);

/// The pin as far as it is known here: the content of a plain folder, or what a lock says that
/// fits; nothing where the ref would have to be resolved. Nothing is asked for and nothing is
/// written.
Result<std::optional<ResolvedPin>> known_pin(const Root& root, const model::Upstream& upstream,
                                             const PinOptions& options);

/// What the upstream's ref means. The pin is read from the lock where it fits, else resolved and
/// written; or, read-only, a failure that names the lock that is missing.
Result<ResolvedPin> resolve_pin(const Root& root, const model::Upstream& upstream,
                                const PinOptions& options);

}  // namespace ocelot::project
