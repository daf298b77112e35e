// How package and compile have Go build: one place for what must not differ between a shared
// library and its plugins.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "build/cache/store.hpp"
#include "build/steps/compile_turn.hpp"
#include "build/steps/place_lookup.hpp"
#include "build/steps/step_environment.hpp"
#include "build/steps/step_sandbox.hpp"
#include "support/base/digest.hpp"

namespace ocelot::steps {

/// Compiles all packages of a program and links nothing; what it compiled, a build after it finds
/// in the Go cache. Waits for its turn on a cold one. Returns the listing of its packages, for
/// read_packages. Fails with the compile errors at their places in the project.
Result<std::string> compile_packages(const StepSandbox& sandbox, const Compilation& compilation,
                                     const PlaceLookup& places);

/// The `go build` that links it. `output` is a path, absolute or from the tree.
std::vector<std::string> link_command(const Compilation& compilation, const std::string& output);

/// Takes the outputs from the store where it has them; else links, and puts them there. Without a
/// store, it only links.
Result<StepResult> get_or_link(const cache::Store* store,
                               const std::vector<std::filesystem::path>& outputs,
                               const std::function<Result<Digest>()>& digest,
                               const std::function<Status()>& execute);

}  // namespace ocelot::steps
