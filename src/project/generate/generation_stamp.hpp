// The stamp of a generation: what Ninja compares times with, and what the next run compares digests
// with.
#pragma once

#include <string>

#include "declaration/model/project_files.hpp"
#include "graph/graph.hpp"
#include "graph/ninja_writer.hpp"
#include "project/generate/gen_request.hpp"
#include "support/base/result.hpp"

namespace ocelot::generate {

struct GenerationStamp {
  std::string inputs;  ///< digest of all that the file was made of; empty: make it anew
  std::string file;    ///< digest of build.ninja
  std::string counts;  ///< "12 layers of 6 distributions"
};

/// What the last generation left; empty when it left nothing that can be read.
GenerationStamp read_stamp();

/// Writes the stamp. By hand its time is always set, so that Ninja finds it newer than the inputs.
/// Under Ninja a stamp that says the same is left untouched: Ninja then takes it as clean, whatever
/// the times of the inputs are. Touched each time, it would never become newer than an input that
/// is dated in the future, and Ninja would regenerate until it gives up.
Status write_stamp(const GenerationStamp& stamp, bool under_ninja);

/// The digest of the declaration, of the lock in use, of what the command line and the machine say,
/// and of this very program.
std::string digest_inputs(const graph::ProjectInputs& inputs, const model::ProjectFiles& files,
                          const graph::Machine& machine, const GenRequest& request);

/// The digest of build.ninja as it lies there; empty when it cannot be read.
std::string digest_ninja_file();

/// Whether build.ninja is there and was made by ocelot-gen, this one or another.
bool is_ninja_file_ours();

}  // namespace ocelot::generate
