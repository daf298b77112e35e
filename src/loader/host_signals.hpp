// The signals of a process that runs a collector, as events for which the program can wait.
//
// A collector that is a program of its own ignores many signals, because Go handles each signal of
// a Go program (src/runtime/sigtab_linux_generic.go). In a shared library, Go leaves most of them
// to the program, where their default is to end it.
#pragma once

namespace ocelot::load {

/// What wait() returns besides the number of a signal.
enum SignalEvent : int { woken = 0, collector_runs = 127 };

/// From now on, signals that do not end a Go program do not end this process. A signal that the
/// parent process ignores stays ignored.
void survive_as_go_does();

/// Create only one object per process. All handlers have SA_ONSTACK, which Go requires of other
/// handlers in its process.
class HostSignals {
 public:
  /// Unblocks all signals, which a parent may have blocked, and calls survive_as_go_does(). From
  /// now on, SIGHUP is kept for wait().
  HostSignals();
  HostSignals(const HostSignals&) = delete;
  HostSignals& operator=(const HostSignals&) = delete;

  /// From now on, SIGQUIT and the first SIGTERM or SIGINT make wait() return. The second SIGTERM or
  /// SIGINT ends the process immediately with 128 + signal.
  void catch_stops() const;

  /// For a process that executes itself again: keeps a SIGHUP that has arrived, and those that
  /// arrive until the next object of this type exists.
  void keep_hangups_over_exec() const;

  /// Returns the number of a signal that arrived, or the event of a notify(); each is returned
  /// once.
  int wait() const;

  /// Makes wait() return an event, from any thread.
  void notify(SignalEvent event) const;
};

}  // namespace ocelot::load
