// The process of an extension: started, stopped between invocations, and measured.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include <sys/types.h>

#include "lambda/moment.hpp"
#include "support/base/result.hpp"

namespace ocelot::lambda {

/// How a process ended.
struct ProcessEnd {
  int code = 0;    ///< 128 + signal if a signal ended it
  int signal = 0;  ///< 0 if none did
  double cpu = 0;  ///< of all of it, in milliseconds
  Moment at;
};

/// What a running process has used so far.
struct ProcessUse {
  double cpu = 0;                  ///< milliseconds
  std::uintmax_t peak_memory = 0;  ///< bytes that were resident at the same time, at most
};

class ExtensionProcess {
 public:
  /// Starts a program, with these variables only and a process group of its own. Its output goes to
  /// stderr of this process. It is killed when this process dies. `ended` is called once, in
  /// another thread. Fails with what the system says.
  static Result<std::unique_ptr<ExtensionProcess>> start(
      const std::filesystem::path& program, const std::map<std::string, std::string>& environment,
      std::function<void()> ended);

  /// Kills what still runs.
  ~ExtensionProcess();
  ExtensionProcess(const ExtensionProcess&) = delete;
  ExtensionProcess& operator=(const ExtensionProcess&) = delete;

  Moment started() const { return started_; }

  /// Stops all processes of the group, as Lambda does between invocations
  /// (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html), and continues
  /// them.
  void freeze() const;
  void thaw() const;

  /// Nothing once the process has ended.
  std::optional<ProcessUse> use() const;

  /// Waits until the process has ended. Nothing if it still runs at the deadline.
  std::optional<ProcessEnd> wait_until(Moment deadline);

  /// The end, if there was one.
  std::optional<ProcessEnd> end() const;

  /// Kills the group, and waits.
  void kill();

 private:
  ExtensionProcess(pid_t process, Moment started, std::function<void()> ended);

  void reap(const std::function<void()>& ended);

  pid_t process_;
  Moment started_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<ProcessEnd> end_;
  std::thread reaper_;
};

}  // namespace ocelot::lambda
