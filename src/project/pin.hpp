// Resolves a ref: the only stage of generation that may use the network.
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
  bool update = false;      ///< resolve the ref again and write the lock
  bool offline = false;     ///< never use the network
  bool overridden = false;  ///< -r or -b was given: the pin is in build/; the tracked lock is
                            ///< neither read nor written
  bool read_only = false;   ///< use the current pin: nothing is resolved, nothing is written
  bool dry_run = false;     ///< resolve the ref, but do not write a lock
  git::NetworkReport report{};
};

struct ResolvedPin {
  graph::Pin pin;
  std::string change{};        ///< the line that `update` prints; empty without it
  std::string written_lock{};  ///< the path of the written lock; empty if the pin was known
};

/// Whether an upstream is a folder that is not a git repository.
Result<bool> is_plain_folder(const Root& root, const model::Upstream& upstream);

/// The pin if it is known on this machine: the listing of a plain folder, or the lock; nothing if
/// the ref would have to be resolved. Resolves and writes nothing. Fails if the lock does not match
/// the upstream.
Result<std::optional<ResolvedPin>> known_pin(const Root& root, const model::Upstream& upstream,
                                             const PinOptions& options);

/// The pin of the upstream's ref. It is read from the lock. The ref is resolved and the lock
/// written if there is no lock, with `update`, or if a lock of an overridden upstream does not
/// match. Fails if the tracked lock does not match the upstream; with read_only, fails if the lock
/// is missing, and names it.
Result<ResolvedPin> resolve_pin(const Root& root, const model::Upstream& upstream,
                                const PinOptions& options);

}  // namespace ocelot::project
