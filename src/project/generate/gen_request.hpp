// The options that determine a Ninja file, for all commands that read or write one. One table
// declares them. With it, they are parsed, their paths are resolved, and the options for a
// regeneration are written.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "declaration/model/make_model.hpp"
#include "declaration/model/sandbox.hpp"
#include "declaration/model/upstream.hpp"
#include "graph/embedding.hpp"
#include "graph/plan.hpp"
#include "project/generate/machine.hpp"
#include "project/pin.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::generate {

/// The options on the command line.
struct GenRequest {
  std::string folder = ".";
  graph::Choice choice;  ///< its `inspected` is set by `inspect`, its documents by load_policy
  std::optional<std::string> inspect{};  ///< an architecture or "none"; default: this machine's
  std::optional<graph::Documents> documents{};  ///< nothing: all of them
  model::UpstreamOverride upstream;
  project::PinOptions pin;
  MachineOptions machine;
  model::Sandbox sandbox = model::Sandbox::none;  ///< where steps run upstream's code
  std::string policy_from{};        ///< the commit that has the policy; empty: the work tree has it
  graph::Embedding embedding{};     ///< where the project is in an outer one; by default, in none
  bool no_cache = false;            ///< steps do not use the action cache
  std::string remote_cache{};       ///< the URL of the shared cache; empty: none
  std::string remote_cache_mode{};  ///< read or read-write; empty: read-write
  bool under_ninja = false;         ///< Ninja regenerates its own file
  bool dry_run = false;             ///< prints what would be written, and writes nothing
};

/// --no-cache, an option of steps and of the generator.
inline constexpr console::Option k_no_cache_option{"no-cache", "", "do not use the action cache"};

/// --remote-cache and --remote-cache-mode, options of steps and of the generator.
inline constexpr console::Option k_remote_cache_option{
    "remote-cache", "URL",
    "a cache that several machines share: file:/FOLDER, http://HOST/PATH or https://HOST/PATH "
    "(default: OCELOT_REMOTE_CACHE)"};
inline constexpr console::Option k_remote_cache_mode_option{
    "remote-cache-mode", "MODE",
    "read, or read-write (default: OCELOT_REMOTE_CACHE_MODE, or read-write)"};

/// Whether a value of --remote-cache-mode allows only reading. Fails for an unknown value.
Result<bool> is_read_only(const std::string& mode);

/// --sandbox, an option of steps and of the generator.
inline constexpr console::Option k_sandbox_option =
    console::Option{"sandbox", "KIND",
                    "run upstream's Makefile and Go under bubblewrap, without network; or, with "
                    "--sandbox=container, rely on the container that this runs in"}
        .takes(console::ValueKind::sandbox)
        .or_implicit("bubblewrap");

/// The options of `gen`, without the options of all project commands.
std::vector<console::Option> gen_options();

/// The options that determine the file: for commands that also write it.
std::vector<console::Option> file_options();

/// The options that determine the graph: for commands that only read it.
std::vector<console::Option> graph_options();

/// Parses the options. Fails with usage errors for invalid values.
Result<GenRequest> read_gen_request(const console::Arguments& arguments);

/// The request by which a Ninja file was generated, by the words that it keeps; options that
/// `request` has replace those of the same name. Errors: words of another version of this program.
Result<GenRequest> override_request(const console::Words& kept, const GenRequest& request);

/// Converts relative paths on the command line, which are relative to `here`, to absolute paths if
/// `here` is not the root, because paths in the Ninja file are relative to the root. Paths are
/// repositories and tools with a '/', and launchers whose first word has a '/'. Paths of files of
/// the project become relative to the root.
void resolve_paths(GenRequest& request, const std::filesystem::path& here,
                   const std::filesystem::path& root);

/// The arguments that regenerate the same file. The paths must be resolved.
console::Words regenerate_args(const GenRequest& request);

/// Finds the project, and resolves the paths for its root.
Result<project::Root> find_root(GenRequest& request);

}  // namespace ocelot::generate
