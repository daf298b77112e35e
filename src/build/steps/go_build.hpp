// How the steps package and compile run Go: settings that must be the same for a shared library and
// its plugins are only here.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "build/cache/store.hpp"
#include "build/steps/compile_turn.hpp"
#include "build/steps/place_lookup.hpp"
#include "build/steps/step_environment.hpp"
#include "build/steps/step_workspace.hpp"
#include "declaration/model/kind.hpp"
#include "graph/contract/go_options.hpp"
#include "support/base/digest.hpp"

namespace ocelot::steps {

/// Go's build mode for a kind of distribution.
std::string mode_of(model::Kind kind);

/// Sets the variables that Go reads for the options: GOFLAGS, GOEXPERIMENT and GOAMD64. The flags
/// of the linker are not among them, because a command line replaces those of GOFLAGS.
void set_go_options(StepWorkspace& workspace, const graph::GoOptions& options);

/// Compiles all packages of a program without linking; a later build finds them in the Go cache.
/// With a cold cache, waits for its turn. Returns the listing of the packages, for read_packages.
/// Fails with the compile errors at their places in the project.
Result<std::string> compile_packages(const StepWorkspace& workspace, const Compilation& compilation,
                                     const PlaceLookup& places);

/// The `go list -deps` command for the packages of a program, with more options.
std::vector<std::string> list_command(const Compilation& compilation,
                                      const std::vector<std::string>& options);

/// How a program is linked.
struct Linking {
  std::string output;                  ///< absolute, or relative to the tree
  bool keeps_symbols = false;          ///< for a debugger
  std::string ldflags{};               ///< more flags of the linker
  bool has_short_relocations = false;  ///< as DT_RELR; only for a shared library or a plugin
};

/// The `go build` command that links the program.
std::vector<std::string> link_command(const Compilation& compilation, const Linking& linking);

/// Restores the outputs from the environment's store if it has them; otherwise links and stores
/// them. Without a store, it only links.
Result<StepResult> get_or_link(const StepEnvironment& environment,
                               const std::vector<cache::OutputFile>& outputs,
                               const std::function<Result<Digest>()>& digest,
                               const std::function<Status()>& execute);

}  // namespace ocelot::steps
