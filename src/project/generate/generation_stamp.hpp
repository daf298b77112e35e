// The stamp of a generation: Ninja compares its time, and the next run compares its digests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/ninja_writer.hpp"
#include "graph/paths.hpp"
#include "project/generate/gen_request.hpp"
#include "project/project.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"

namespace ocelot::generate {

struct GenerationStamp {
  std::string inputs;  ///< digest of all inputs of the file; empty: generate again
  std::string file;    ///< digest of the Ninja file
  std::string counts;  ///< "12 layers of 6 distributions"
  std::vector<std::string> arguments{};  ///< the words that regenerate the file
  std::vector<std::string> configs{};    ///< the files that the key `config` names, sorted
};

/// The stamp of the last generation of a file; empty if there is none or it cannot be read.
GenerationStamp read_stamp(const project::Root& root,
                           const graph::NinjaFile& file = graph::k_own_ninja_file);

/// A request with the options that build.ninja was last written with, as far as the request has no
/// option of the same name. Without a build.ninja of its stamp, embed.ninja's; without either, the
/// request as it is.
Result<GenRequest> with_kept_options(const project::Root& root, const GenRequest& request);

/// Writes the stamp. If the user ran the generation, the stamp's time is always set, so that Ninja
/// sees it as newer than the inputs. Under Ninja, a stamp with the same content is left untouched:
/// Ninja then considers it clean, whatever the times of the inputs are. If it were touched each
/// time, it would never become newer than an input with a time in the future, and Ninja would
/// regenerate until it gives up.
Status write_stamp(const project::Root& root, const GenerationStamp& stamp, bool under_ninja,
                   const graph::NinjaFile& file = graph::k_own_ninja_file);

/// The digest of the declaration, of the locks in use, of the settings from command line and
/// machine, and of this program.
std::string digest_inputs(const project::Root& root, const project::Sources& sources,
                          const std::vector<std::string_view>& lock_paths,
                          const graph::Machine& machine);

/// The digest of the current file; empty if it cannot be read.
std::string digest_ninja_file(const project::Root& root,
                              const graph::NinjaFile& file = graph::k_own_ninja_file);

/// Whether the file exists and was written by any version of ocelot-gen.
bool is_ninja_file_ours(const project::Root& root,
                        const graph::NinjaFile& file = graph::k_own_ninja_file);

}  // namespace ocelot::generate
