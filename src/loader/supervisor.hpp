// Runs a program in a child process: restarts it when it dies, and stops it when this process is
// asked to stop.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::load {

struct Supervision {
  std::vector<std::string> argv;                 ///< argv[0] is the program's path
  std::function<bool(int)> is_death;             ///< whether an exit code counts as a death, so
                                                 ///< that the program is restarted
  std::function<void(std::string_view)> report;  ///< receives a line
};

/// Runs the program until it ends without dying or is asked to stop. If it dies, of a signal or by
/// `is_death`, it is restarted after a delay (see Backoff). SIGTERM, SIGINT and SIGHUP are passed
/// on to the program; after SIGTERM or SIGINT it is not restarted. Returns its exit code, or 128 +
/// signal. The program gets SIGTERM when this process dies. Call this while the process has only
/// one thread.
Result<int> supervise(const Supervision& supervision);

}  // namespace ocelot::load
