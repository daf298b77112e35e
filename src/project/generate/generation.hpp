// Runs all stages from a project's folder to the Ninja file.
#pragma once

#include <string>

#include "graph/ninja_writer.hpp"
#include "project/generate/gen_request.hpp"
#include "project/root.hpp"
#include "project/snapshot.hpp"
#include "support/base/result.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::generate {

/// How to load a project for a request.
project::LoadPolicy load_policy(const GenRequest& request);

/// This machine, with the options of a request. Fails without a tool that steps need.
Result<graph::Machine> describe_machine(const GenRequest& request);

/// What a generation did.
struct Generation {
  io::Written written = io::Written::unchanged;          ///< of the file; for a dry run, what would
                                                         ///< happen
  std::string_view file = graph::k_own_ninja_file.path;  ///< relative to the project
  std::string counts;                                    ///< "12 layers of 6 distributions"
  std::string pin_change;                   ///< the line that `update` prints; else empty
  std::vector<std::string> module_changes;  ///< a line for each change of modules.lock
  std::string plain_folder;                 ///< the upstream, where it is one; else empty
  bool lacks_policy = false;                ///< the commit of --policy-from has none
  Diagnostics warnings;
};

/// A Ninja file in memory.
struct DraftedFile {
  std::string text;
  graph::Graph graph;  ///< what it was written from
  graph::Machine machine;
  Generation generation;  ///< what writing it would do
};

/// The file that `write_ninja_file` would write. Writes nothing, and does not use the stamp.
Result<DraftedFile> draft_ninja_file(const project::Root& root, const GenRequest& request);

/// Writes build.ninja, or embed.ninja for an embedded project, and its stamp. If the stamp's digest
/// shows that the inputs have not changed, nothing is parsed. A dry run writes nothing. On failure,
/// the warnings come first.
Result<Generation> write_ninja_file(const project::Root& root, const GenRequest& request);

}  // namespace ocelot::generate
