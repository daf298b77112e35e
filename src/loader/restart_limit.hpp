// How often a program may be restarted within a period.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>

namespace ocelot::load {

struct RestartLimit {
  std::size_t count = 0;               ///< restarts
  std::chrono::milliseconds period{};  ///< within which they count
};

class RestartCounter {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// Counts a restart. Returns false if it is one too many.
  bool allows(const RestartLimit& limit, Time now);

 private:
  std::deque<Time> restarts_;
};

}  // namespace ocelot::load
