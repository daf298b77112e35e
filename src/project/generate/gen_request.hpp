// The options that shape a Ninja file, as all commands that look at one take them. One table
// declares them, reads them, makes their paths fit the root, and writes those that a regeneration
// repeats.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "declaration/model/make_model.hpp"
#include "declaration/model/upstream.hpp"
#include "graph/plan.hpp"
#include "project/generate/machine.hpp"
#include "project/pin.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::generate {

/// What the command line asks for.
struct GenRequest {
  std::string folder = ".";
  graph::Choice choice;
  model::UpstreamOverride upstream;
  project::PinOptions pin;
  MachineOptions machine;
  bool no_cache = false;     ///< steps do not use the action cache
  bool under_ninja = false;  ///< Ninja regenerates its own file
  bool dry_run = false;      ///< says what would be written, and writes nothing
};

/// --no-cache, which steps and the generator have.
inline constexpr console::Option k_no_cache_option{"no-cache", "", "do not use the action cache"};

/// The options of `gen`, without those that all commands of a project share.
std::vector<console::Option> gen_options();

/// Those that shape the file: for commands that write it besides doing something else.
std::vector<console::Option> file_options();

/// Those that shape the graph: for commands that only look at it.
std::vector<console::Option> graph_options();

/// Reads them. Faults of usage: values that an option does not take.
Result<GenRequest> read_gen_request(const console::Arguments& arguments);

/// The request by which a Ninja file was generated, by the words that it keeps; options that
/// `request` has replace those of the same name. Errors: words of another version of this program.
Result<GenRequest> override_request(const console::Words& kept, const GenRequest& request);

/// Makes relative paths of the command line, which are meant from `here`, absolute where that is
/// not the root: the Ninja file takes paths from the root. A path is a repository or a tool with a
/// '/', and a launcher whose first word has one.
void resolve_paths(GenRequest& request, const std::filesystem::path& here,
                   const std::filesystem::path& root);

/// The words that regenerate the same file, once the paths are resolved.
console::Words regenerate_args(const GenRequest& request);

/// Finds the project, and resolves the paths for its root.
Result<project::Root> find_root(GenRequest& request);

}  // namespace ocelot::generate
