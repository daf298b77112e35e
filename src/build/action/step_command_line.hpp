// The complete command line of a step: the options of its kind, and those of all kinds.
#pragma once

#include <string>
#include <vector>

#include "build/steps/tool_sandbox.hpp"
#include "graph/contract/step_request.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::action {

console::CommandLine command_line(const graph::StepCommand& command);

/// The sandbox that --sandbox and --launched name. Fails with a usage error for another kind.
Result<steps::ToolSandbox> sandbox_of(const console::Arguments& arguments);

/// Whether --offline was given.
bool is_offline(const console::Arguments& arguments);

/// The values of --tool: the programs that k_step_path does not have.
std::vector<std::string> programs_of(const console::Arguments& arguments);

/// The values of --cache-writer.
std::vector<std::string> cache_writers_of(const console::Arguments& arguments);

/// False with --no-cache, and with OCELOT_CACHE=off.
bool may_use_cache(const console::Arguments& arguments);

}  // namespace ocelot::action
