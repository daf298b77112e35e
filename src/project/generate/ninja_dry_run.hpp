// What Ninja would do: `ninja -n` with a Ninja file that is not in the project.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "project/generate/machine.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"

namespace ocelot::generate {

/// What a dry run printed, and its exit code.
struct DryRun {
  std::string text;
  int code = 0;
};

/// Runs Ninja with -n, more words, and the text of a Ninja file. `status` replaces NINJA_STATUS,
/// which precedes each step's description. Writes nothing in the project. Fails when Ninja cannot
/// be started.
Result<DryRun> dry_run_ninja(const project::Root& root, const NinjaProgram& ninja,
                             const std::string& text, const std::vector<std::string>& words,
                             const std::optional<std::string>& status = std::nullopt);

}  // namespace ocelot::generate
