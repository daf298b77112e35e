// Resolves a ref: the only stage of generation that may use the network.
#pragma once

#include <optional>
#include <string>

#include "declaration/model/upstream.hpp"
#include "graph/plan.hpp"
#include "project/go_tool.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"
#include "support/base/tree.hpp"
#include "support/git/git_remote.hpp"

namespace ocelot::project {

struct PinOptions {
  bool update = false;      ///< resolve the ref again and write the lock
  bool offline = false;     ///< never use the network
  bool overridden = false;  ///< -r or -b was given: the pin is in build/; the tracked lock is
                            ///< neither read nor written
  bool read_only = false;   ///< use the current pin: nothing is resolved, nothing is written
  bool dry_run = false;     ///< resolve the ref, but do not write a lock
  std::string module{};     ///< resolve the entries of modules.lock again that have this module
  bool locked = false;      ///< write no lock; one that is missing or incomplete is a fault
  git::NetworkReport report{};
  const GoTool* go = nullptr;  ///< null if nothing may be asked of Go
};

struct ResolvedPin {
  graph::Pin pin;
  std::string modules{};  ///< the digest of upstream's go.mod and go.sum files; empty if unknown
  std::string go{};       ///< the version of Go that builds; empty if none is pinned
  std::string change{};   ///< the line that `update` prints; empty without it
  std::string written_lock{};  ///< the path of the written lock; empty if the pin was known
};

/// Whether an upstream is a folder that is not a git repository.
Result<bool> is_plain_folder(const Root& root, const model::Upstream& upstream);

/// The pin if it is known on this machine: the content of a plain folder, or the lock; nothing if
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

/// The tree of upstream's folder at a pin. Uses the network only for what is not on this machine.
Result<Tree> read_pinned_tree(const Root& root, const model::Upstream& upstream,
                              const graph::Pin& pin, const PinOptions& options);

/// The digest, 64 hexadecimal digits, of every go.mod and go.sum of a tree.
std::string digest_of_modules(const Tree& tree);

}  // namespace ocelot::project
