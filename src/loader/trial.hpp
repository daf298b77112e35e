// A trial: work that a disposable child process does, because it may end or hang its process. The
// child is a fork. It sends outcomes through a pipe. Its output is read too, because it contains
// the reason if the child dies.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "loader/ocelot_load.hpp"

namespace ocelot::load {

/// Calls a function once, if its time has come. An empty function is never called.
class Notice {
 public:
  using Clock = std::chrono::steady_clock;

  Notice(std::chrono::milliseconds delay, const std::function<void()>& call)
      : time_(Clock::now() + delay), call_(call) {}

  /// Whether that is still to come.
  bool is_due() const { return call_ && !is_done_; }
  Clock::time_point time() const { return time_; }

  void give_if_late();

 private:
  Clock::time_point time_;
  const std::function<void()>& call_;
  bool is_done_ = false;
};

/// When a trial is slow enough for a notice.
inline constexpr std::chrono::milliseconds k_slow_trial{1000};

/// What a child sent and printed, and how it ended.
struct Trial {
  std::vector<Outcome> outcomes;  ///< in the order in which they were sent
  std::string output;
  int status = 0;  ///< as from waitpid(2)
  bool is_late = false;
};

/// Sends an outcome from the child. A success may have a text here; no text contains a NUL byte.
using Send = std::function<void(const Outcome&)>;

/// Runs `work` in a child process and waits until it ends, for at most `patience`; then the child
/// is killed. The program must have only one thread. If there is no child, the outcome is
/// `Code::runtime`.
Trial run_trial(const std::function<void(const Send&)>& work, std::chrono::milliseconds patience,
                Notice& notice);

/// The outcome of what the child was doing when it died or was killed.
Outcome outcome_of_death(const Trial& trial, std::chrono::milliseconds patience);

}  // namespace ocelot::load
