// Runs another program in its own process group, which never outlives this process.
// In: argv, a folder, the whole environment. Out: its exit code or signal; its output is in a log
// file.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::io {

using Environment = std::map<std::string, std::string>;

struct Command {
  std::vector<std::string> argv;      ///< argv[0] is the program's path
  std::filesystem::path folder;       ///< the folder in which it runs
  Environment environment;            ///< all variables that it sees
  std::filesystem::path log;          ///< stdout and stderr are appended here
  std::filesystem::path output = {};  ///< stdout is appended here instead, unless this is empty
  bool has_own_keyring = false;  ///< cannot read the keys in the session's keyring (keyrings(7))
};

/// How a program ended: with a code, or by a signal (`code` is then 128 + signal).
struct Exit {
  int code = 0;
  int signal = 0;

  bool ok() const { return code == 0; }
};

/// How a program ended, from the status that waitpid(2) gives.
Exit exit_of(int status);

/// Runs a program until it ends. Its input is /dev/null, and it has its own process group. That
/// group is killed when the program ends abnormally and, by a watchdog process, when this process
/// dies. Fails only if the program cannot be started.
Result<Exit> run(const Command& command);

/// The program that runs, also if its file was replaced since it started.
inline constexpr const char* k_this_program = "/proc/self/exe";

/// Replaces this process by a program, which gets the words as its command line (words[0] is its
/// name) and this process's environment. Returns only if that fails; errno says why.
void execute(const std::filesystem::path& program, const std::vector<std::string>& words);

/// The path of a program: `name` itself if it contains a '/', else the first match in a PATH-like
/// list; empty if there is none.
std::filesystem::path find_program(std::string_view name, std::string_view path_list);

}  // namespace ocelot::io
