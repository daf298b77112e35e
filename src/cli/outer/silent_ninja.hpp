// A Ninja whose progress nobody watches.
#pragma once

#include "project/generate/machine.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"
#include "support/io/process.hpp"

namespace ocelot::cli {

/// Runs Ninja in the project's folder, and when it has ended, prints what it printed without its
/// progress: the output of steps, and its errors. For every Ninja that has NINJA_STATUS, also where
/// it lacks --quiet (Ninja before 1.11, samurai). Fails only if it cannot be started.
Result<io::Exit> run_ninja_silently(const project::Root& root, const console::Words& words);

/// Whether a program has --quiet, as Ninja has since 1.11. Runs it for its version; another answer
/// than a version counts as a new one.
bool has_quiet(const generate::NinjaProgram& ninja);

}  // namespace ocelot::cli
