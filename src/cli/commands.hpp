// The commands. Each takes the words behind its name and says how the program ends.
#pragma once

#include "cli/exit_code.hpp"
#include "cli/options.hpp"

namespace ocelot::cli {

/// `ocelot-gen [gen]`: writes build.ninja.
ExitCode run_gen(const Words& words);

/// `ocelot-gen step KIND`: one step, as Ninja runs it.
ExitCode run_step(const Words& words);

/// `ocelot-gen cache`: shows and tidies the action cache.
ExitCode run_cache(const Words& words);

/// `ocelot-gen explain TARGET`: why steps would run again.
ExitCode run_explain(const Words& words);

/// Called as `zip`: the part of Info-ZIP's command line that upstream's Makefile uses, `zip -r OUT
/// PATH…`.
ExitCode run_zip(const Words& words);

/// The path of this very program.
std::string own_path();

}  // namespace ocelot::cli
