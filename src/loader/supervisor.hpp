// Runs a program in a child process: restarts it when it fails, and stops it when this process is
// asked to stop.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "loader/restart_limit.hpp"
#include "support/base/result.hpp"

namespace ocelot::load {

/// When a child that ended without a request is restarted.
enum class Restart {
  never,
  on_failure,  ///< unless a restart would fail in the same way: see Supervision::lasting
  always,
};

struct Supervision {
  std::vector<std::string> argv;  ///< argv[0] is the program's path
  Restart restart = Restart::on_failure;
  std::optional<RestartLimit> limit{};           ///< nothing: restarts without end
  std::set<int> lasting;                         ///< exit codes of faults that a restart does not
                                                 ///< change
  std::function<void(std::string_view)> report;  ///< receives a line
};

/// Runs the program until it is asked to stop, or until it ends and is not restarted. The program
/// sends LifeSigns. An end that it did not announce is a failure, whatever the exit code is, and so
/// is an end by a signal. An announced end before any child has run is a lasting fault.
///
/// A restart follows a delay (see Backoff). SIGTERM, SIGINT, SIGHUP and SIGQUIT are passed on to
/// the program; after SIGTERM or SIGINT it is not restarted. Returns its exit code, or 128 +
/// signal; 0 if the request to stop comes during a delay. The program gets SIGTERM when this
/// process dies. Call this while the process has only one thread.
Result<int> supervise(const Supervision& supervision);

}  // namespace ocelot::load
