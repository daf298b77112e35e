// The stages, one after another: from a project's folder to the Ninja file.
#pragma once

#include <string>

#include "project/generate/gen_request.hpp"
#include "project/root.hpp"
#include "project/snapshot.hpp"
#include "support/base/result.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::generate {

/// How a project is loaded for a request.
project::LoadPolicy load_policy(const GenRequest& request);

/// What a generation did.
struct Generation {
  io::Written written = io::Written::unchanged;  ///< of build.ninja; what a dry run would do
  std::string counts;                            ///< "12 layers of 6 distributions"
  std::string pin_change;                        ///< the line that `update` prints; else empty
  std::string plain_folder;                      ///< the upstream, where it is one; else empty
  Diagnostics warnings;
};

/// Writes build.ninja and its stamp for a project. Where the inputs are those of the last time, by
/// the digest in the stamp, nothing is parsed. A dry run writes nothing. A failure begins with the
/// warnings.
Result<Generation> write_ninja_file(const project::Root& root, const GenRequest& request);

}  // namespace ocelot::generate
