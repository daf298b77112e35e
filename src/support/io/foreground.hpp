// Runs another program as a shell does: with the streams of this process, and in its process group.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/base/result.hpp"
#include "support/io/process.hpp"

namespace ocelot::io {

/// Runs a program in a folder, with a whole environment, until it ends. SIGHUP, SIGINT, SIGQUIT and
/// SIGTERM that this process gets meanwhile are passed on, and this process waits for the program's
/// end, so that it can remove what is half done. The exit then has that signal, whatever the
/// program's own code is. If this process is killed, the program gets
/// SIGTERM (Linux, PR_SET_PDEATHSIG). With `output`, stdout goes to this file, which must not
/// exist. Fails only if the program cannot be started.
Result<Exit> run_in_foreground(const std::vector<std::string>& argv,
                               const std::filesystem::path& folder, const Environment& environment,
                               const std::filesystem::path& output = {});

}  // namespace ocelot::io
