// The commands. Each takes the words behind its name and says how the program ends.
#pragma once

#include "cli/command_table.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"

namespace ocelot::cli {

/// `ocelot-gen [gen]`: writes build.ninja.
ExitCode run_gen(const Words& words);

const CommandLine& gen_command_line();
const std::vector<Example>& gen_examples();

/// `ocelot-gen step KIND`: one step, as Ninja runs it.
ExitCode run_step(const Words& words);

/// What `--help` of each step prints.
std::vector<std::string> step_helps();

/// The overview of all commands, which a bare `ocelot-gen --help` prints.
ExitCode print_overview();

/// Called as `zip`: the part of Info-ZIP's command line that upstream's Makefile uses, `zip -r OUT
/// PATH…`.
ExitCode run_zip(const Words& words);

/// The path of this very program.
std::string own_path();

}  // namespace ocelot::cli
