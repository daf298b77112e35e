// SIGTERM and SIGINT as events that a program waits for.
#pragma once

namespace ocelot::load {

/// From its making on, the first of the two signals makes wait() return, and the second ends the
/// process at once with 128 + signal. One object a process. The handlers have SA_ONSTACK, as Go
/// asks of those it runs beside.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// Returns the signal that came, or 0 after wake(). Once for each.
  int wait() const;

  /// Makes wait() return, from any thread.
  void wake() const;
};

}  // namespace ocelot::load
