// A small process that outlives this one by a moment, to end and remove what it left behind.
#pragma once

#include <functional>

#include <sys/types.h>

#include "support/io/descriptor.hpp"

namespace ocelot::io {

/// While it lives, the death of this process, kill -9 included, makes another process call
/// `clean_up`; destroying it calls that off. The other process belongs to no group of ours and
/// holds none of our descriptors, so neither Ninja nor a lock waits for it. Where none can be
/// started, the clean-up is left to the next run.
class Watchdog {
 public:
  explicit Watchdog(const std::function<void()>& clean_up);
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

 private:
  Descriptor line_;  ///< closes without a word when this process dies
  pid_t process_ = -1;
};

/// Asks the kernel to kill this process when its parent dies (Linux, PR_SET_PDEATHSIG). A step asks
/// for it, so that a Ninja that was killed leaves no step behind.
void die_with_parent();

}  // namespace ocelot::io
