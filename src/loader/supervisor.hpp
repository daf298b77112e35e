// A program in a child process: started again when it dies, stopped when this process is asked to.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::load {

struct Supervision {
  std::vector<std::string> argv;                 ///< argv[0] is the program's path
  std::function<bool(int)> is_death;             ///< of an exit code: whether to start again
  std::function<void(std::string_view)> report;  ///< takes a line
};

/// Runs the program until it ends with a code that is not a crash, or was asked to stop. A
/// death by a signal starts it again after a while (see Backoff). SIGTERM, SIGINT and SIGHUP go to
/// the program; after one of the first two it is not started again. Gives its code, or 128 +
/// signal. The program gets SIGTERM when this process dies. Call while the process has one thread.
Result<int> supervise(const Supervision& supervision);

}  // namespace ocelot::load
