// Computes delays.
#include "loader/backoff.hpp"

#include <algorithm>
#include <utility>

namespace ocelot::load {

Backoff::Duration Backoff::after(Duration lived) {
  if (lived >= k_healthy) next_ = k_first;
  return std::exchange(next_, std::min(2 * next_, k_longest));
}

}  // namespace ocelot::load
