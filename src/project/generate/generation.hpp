// The stages, one after another: from a project's folder to the Ninja file.
#pragma once

#include <string>
#include <vector>

#include "declaration/model/model.hpp"
#include "graph/plan.hpp"
#include "project/generate/machine.hpp"
#include "project/pin.hpp"
#include "project/root.hpp"
#include "project/snapshot.hpp"
#include "support/base/result.hpp"
#include "support/io/file.hpp"

namespace ocelot::generate {

/// What the command line asks for.
struct GenRequest {
  std::string folder = ".";
  graph::Choice choice;
  model::UpstreamOverride upstream;
  project::PinOptions pin;
  MachineOptions machine;
  std::vector<std::string> again;  ///< the words that regenerate the same file
  bool no_cache = false;           ///< steps neither recall nor keep anything
  bool under_ninja = false;        ///< it is Ninja that regenerates its own file
  bool dry_run = false;            ///< says what would be written, and writes nothing
};

/// How a project is loaded for a request.
project::LoadPolicy load_policy(const GenRequest& request);

/// What a generation did.
struct Generation {
  io::Written written = io::Written::unchanged;  ///< of build.ninja; what a dry run would do
  std::string counts;                            ///< "12 layers of 6 distributions"
  std::string pin_change;                        ///< the line that `update` prints; else empty
  Diagnostics warnings;
};

/// Writes build.ninja and its stamp for a project. Where the inputs are those of the last time, by
/// the digest in the stamp, nothing is parsed. A dry run writes nothing. A failure begins with the
/// warnings.
Result<Generation> write_ninja_file(const project::Root& root, const GenRequest& request);

}  // namespace ocelot::generate
