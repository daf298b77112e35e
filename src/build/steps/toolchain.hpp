// Determines which go command builds.
#pragma once

#include <filesystem>
#include <string>

#include "build/steps/step_workspace.hpp"
#include "support/base/result.hpp"
#include "support/golang/go_toolchain.hpp"

namespace ocelot::steps {

/// Asks the go command. The log is next to `output`.
Result<golang::GoToolchain> ask_toolchain(const Tools& tools, const std::filesystem::path& output);

/// Fails at `place` with Go's message if go does not know a value of GOEXPERIMENT.
Status check_experiment(const Tools& tools, const std::filesystem::path& output,
                        const std::string& experiment, const Place& place);

/// The version and GOTOOLCHAIN that the go command reports in a tree, given as a tar; the tree's
/// go.mod may choose another version. The answer is cached in the cache folder by everything that
/// it depends on (the go binary's path, size and time, go.env, the user's settings, the go and
/// toolchain lines, GOTOOLCHAIN, the version that must run or an empty text), so that a cache hit
/// does not start go.
Result<std::string> identify_go(const std::string& go, const std::string& version,
                                const std::filesystem::path& tree);

/// The name, version and target that a C compiler reports. Cached in the same folder.
Result<std::string> identify_cc(const std::filesystem::path& cc);

}  // namespace ocelot::steps
