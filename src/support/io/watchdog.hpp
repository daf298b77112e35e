// A small process that outlives this one briefly, to end and remove what it left behind.
#pragma once

#include <functional>

#include <sys/types.h>

#include "support/io/descriptor.hpp"

namespace ocelot::io {

/// While it lives, the death of this process, kill -9 included, makes another process call
/// `clean_up`; destroying it cancels that. The other process is in none of our groups and holds
/// none of our descriptors except `kept`, so neither Ninja nor a lock waits for it. If it cannot
/// be started, the next run cleans up.
class Watchdog {
 public:
  /// `clean_up` runs in a copy of this process as it is during this call, so it may use what exists
  /// now. `kept`, if it is open, is a folder or a pipe that `clean_up` needs; it holds no lock.
  explicit Watchdog(const std::function<void()>& clean_up, const Descriptor& kept = {});
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

 private:
  Descriptor line_;  ///< closes without the word when this process dies
  pid_t process_ = -1;
};

/// Asks the kernel to kill this process when its parent dies (Linux, PR_SET_PDEATHSIG). Steps use
/// it, so that a killed Ninja leaves no steps running.
void die_with_parent();

}  // namespace ocelot::io
