// What the command line of a generation says, for all commands that read or write a Ninja file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declaration/model/make_model.hpp"
#include "declaration/model/sandbox.hpp"
#include "declaration/model/upstream.hpp"
#include "graph/embedding.hpp"
#include "graph/plan.hpp"
#include "project/generate/machine.hpp"
#include "project/pin.hpp"
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

/// --sandbox, an option of steps and of the generator.
inline constexpr console::Option k_sandbox_option =
    console::Option{"sandbox", "KIND",
                    "run upstream's Makefile and Go under bubblewrap, without network; or, with "
                    "--sandbox=container, rely on the container that this runs in"}
        .takes(console::ValueKind::sandbox)
        .or_implicit("bubblewrap");

}  // namespace ocelot::generate
