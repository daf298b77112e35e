// Remembers the restarts of the last period.
#include "loader/restart_limit.hpp"

namespace ocelot::load {

bool RestartCounter::allows(const RestartLimit& limit, Time now) {
  while (!restarts_.empty() && now - restarts_.front() >= limit.period) restarts_.pop_front();
  if (restarts_.size() >= limit.count) return false;
  restarts_.push_back(now);
  return true;
}

}  // namespace ocelot::load
