// Running another program: in a process group of its own that never outlives us.
// In: argv, a folder, the whole environment. Out: how it ended; what it printed is in a log file.
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
  std::filesystem::path folder;       ///< where it runs
  Environment environment;            ///< all that it sees
  std::filesystem::path log;          ///< stdout and stderr are appended here
  std::filesystem::path output = {};  ///< stdout is appended here instead, unless this is empty
};

/// How a program ended: by itself with a code, or by a signal (then `code` is 128 + signal).
struct Exit {
  int code = 0;
  int signal = 0;

  bool ok() const { return code == 0; }
};

/// Runs a program to its end. It gets /dev/null as input and a process group of its own; that group
/// is killed when it ends abnormally and, by a watchdog process, when this process dies. Fails only
/// when it cannot be started.
Result<Exit> run(const Command& command);

/// Where a program lies: `name` itself when it has a '/', else the first match in a PATH-like list;
/// empty when there is none.
std::filesystem::path find_program(std::string_view name, std::string_view path_list);

}  // namespace ocelot::io
