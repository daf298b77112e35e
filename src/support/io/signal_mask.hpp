// Signals that stay pending for a while.
#pragma once

#include <csignal>

namespace ocelot::io {

/// While it lives, signals are blocked in this thread as pthread_sigmask(3) does; then the mask is
/// as before.
class SignalMask {
 public:
  SignalMask(int how, const sigset_t& signals) { ::pthread_sigmask(how, &signals, &before_); }
  ~SignalMask() { restore(); }
  SignalMask(const SignalMask&) = delete;
  SignalMask& operator=(const SignalMask&) = delete;

  /// In a child, before exec. Safe between fork and exec.
  void restore() const { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

}  // namespace ocelot::io
