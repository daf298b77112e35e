// The stamp of a generation: what Ninja compares times with, and what the next run compares digests
// with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/ninja_writer.hpp"
#include "project/generate/gen_request.hpp"
#include "project/project.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"

namespace ocelot::generate {

struct GenerationStamp {
  std::string inputs;  ///< digest of all that the file was made of; empty: generate again
  std::string file;    ///< digest of build.ninja
  std::string counts;  ///< "12 layers of 6 distributions"
  std::vector<std::string> arguments{};  ///< the words that regenerate build.ninja
};

/// What the last generation left; empty when it left nothing that can be read.
GenerationStamp read_stamp(const project::Root& root);

/// A request with the options that build.ninja was last written with, as far as the request has no
/// option of the same name. Without a build.ninja of that stamp, the request as it is.
Result<GenRequest> with_kept_options(const project::Root& root, const GenRequest& request);

/// Writes the stamp. By hand its time is always set, so that Ninja finds it newer than the inputs.
/// Under Ninja a stamp that says the same is left untouched: Ninja then takes it as clean, whatever
/// the times of the inputs are. Touched each time, it would never become newer than an input that
/// is dated in the future, and Ninja would regenerate until it gives up.
Status write_stamp(const project::Root& root, const GenerationStamp& stamp, bool under_ninja);

/// The digest of the declaration, of the lock in use, of what the command line and the machine say,
/// and of this program.
std::string digest_inputs(const project::Root& root, const project::Sources& sources,
                          std::string_view lock_path, const graph::Machine& machine);

/// The digest of build.ninja as it is now; empty when it cannot be read.
std::string digest_ninja_file(const project::Root& root);

/// Whether build.ninja is there and was made by ocelot-gen, this one or another.
bool is_ninja_file_ours(const project::Root& root);

}  // namespace ocelot::generate
