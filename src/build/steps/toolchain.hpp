// Which go command builds.
#pragma once

#include <filesystem>
#include <string>

#include "build/steps/step_sandbox.hpp"
#include "support/base/result.hpp"
#include "support/golang/go_toolchain.hpp"

namespace ocelot::steps {

/// Asks the go command. The log lies beside `output`.
Result<golang::GoToolchain> ask_toolchain(const Tools& tools, const std::filesystem::path& output);

/// What the go command calls itself in a tree, given as a tar: its version and GOTOOLCHAIN, as the
/// tree's go.mod may make it another one. The answer is remembered in the cache folder by all that
/// it depends on (the go binary's path, size and time, go.env, the go and toolchain lines,
/// GOTOOLCHAIN), so that a recall starts no go.
Result<std::string> identify_go(const std::string& go, const std::filesystem::path& tree);

/// What a C compiler calls itself: its name, version and target. Remembered as above.
Result<std::string> identify_cc(const std::filesystem::path& cc);

}  // namespace ocelot::steps
