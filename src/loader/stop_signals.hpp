// SIGTERM and SIGINT as events for which a program can wait.
#pragma once

namespace ocelot::load {

/// After construction, the first of the two signals makes wait() return, and the second ends the
/// process immediately with 128 + signal. Create only one object per process. The handlers have
/// SA_ONSTACK, which Go requires of other handlers in its process.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// Returns the signal that arrived, or 0 after wake(); each is returned once.
  int wait() const;

  /// Makes wait() return, from any thread.
  void wake() const;
};

}  // namespace ocelot::load
