// Starts programs with bubblewrap (bwrap(1)): in namespaces of their own, with only the files that
// they are given.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::io {

/// What a confined program reaches of the machine.
enum class Reach {
  given_files,        ///< the system's programs and libraries and the paths that it is given
  files_and_network,  ///< the network, and all files for reading
};

struct Confinement {
  Reach reach = Reach::given_files;
  std::vector<std::filesystem::path> readable;  ///< files and folders; they must exist
  std::vector<std::filesystem::path> writable;  ///< folders; they must exist
  std::filesystem::path home;                   ///< an empty folder in memory; may be empty
  /// Files and folders, each with what takes its place, for reading. If the path lies below
  /// something that the program is given, it must exist.
  std::map<std::filesystem::path, std::filesystem::path> replacements{};
};

/// The words that start a program under confinement; the program's own words follow them. The paths
/// are the same inside. The program sees no other processes and is in a session of its own. It ends
/// with the process that starts it, together with all processes that it started.
std::vector<std::string> bubblewrap_words(const std::filesystem::path& bwrap,
                                          const Confinement& confinement);

/// Whether a confined program has this path without being given it.
bool is_system_path(const std::filesystem::path& path);

/// The path of bwrap. Fails with what to install if PATH does not have it.
Result<std::filesystem::path> find_bubblewrap();

/// Starts a program under confinement. Fails with what the machine must allow if that is not
/// possible.
Status check_bubblewrap();

}  // namespace ocelot::io
