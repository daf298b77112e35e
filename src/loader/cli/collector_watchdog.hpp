// Tells a supervisor or the service manager that the collector responds.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "loader/life_signs.hpp"
#include "loader/ocelot_load.hpp"

namespace ocelot::load {

/// As long as it exists, a thread asks the collector for its state, and tells LifeSign::alive after
/// each answer. Does nothing if nobody expects it.
class CollectorWatchdog {
 public:
  /// Both must outlive this.
  CollectorWatchdog(const Collector& collector, const LifeSigns& signs);
  ~CollectorWatchdog();
  CollectorWatchdog(const CollectorWatchdog&) = delete;
  CollectorWatchdog& operator=(const CollectorWatchdog&) = delete;

 private:
  void watch(std::chrono::microseconds interval);

  const Collector& collector_;
  const LifeSigns& signs_;
  std::mutex mutex_{};
  std::condition_variable changed_{};
  bool is_over_ = false;
  std::thread thread_{};
};

}  // namespace ocelot::load
