// What a step's tool gets under bubblewrap: files, variables, and perhaps the network.
#pragma once

#include <filesystem>
#include <vector>

#include "support/base/result.hpp"
#include "support/io/process.hpp"

namespace ocelot::steps {

/// Whose code a tool runs.
enum class ToolKind {
  upstream,    ///< make, or a program that was built: upstream's code. It cannot change Go's caches
  go,          ///< the go command, which runs no code of the packages that it compiles
  downloading  ///< the go command, to fill the module cache: it has the network and the user's
               ///< credentials
};

/// The files of a step's workspace.
struct WorkspaceFiles {
  std::filesystem::path bin;                     ///< links to programs
  std::filesystem::path tree;                    ///< upstream's module
  std::filesystem::path temporary;               ///< for the tools' temporary files
  std::filesystem::path home;                    ///< a path where nothing exists
  std::filesystem::path trim_time;               ///< for the time of the last trim of Go's cache
  std::vector<std::filesystem::path> installed;  ///< what programs outside the system's folders
                                                 ///< need; absolute paths
};

/// The command that runs a command of a step under bubblewrap. Creates Go's caches if they do not
/// exist. Fails if there is no bwrap.
Result<io::Command> confine(io::Command command, ToolKind kind, const WorkspaceFiles& files);

}  // namespace ocelot::steps
