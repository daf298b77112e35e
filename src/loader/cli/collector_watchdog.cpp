// A collector that hangs does not return its state, so its process tells nothing.
#include "loader/cli/collector_watchdog.hpp"

namespace ocelot::load {

CollectorWatchdog::CollectorWatchdog(const Collector& collector, const LifeSigns& signs)
    : collector_(collector), signs_(signs) {
  if (const auto interval = signs.interval())
    thread_ = std::thread([this, interval] { watch(*interval); });
}

CollectorWatchdog::~CollectorWatchdog() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void CollectorWatchdog::watch(std::chrono::microseconds interval) {
  std::unique_lock lock(mutex_);
  while (!is_over_) {
    lock.unlock();
    static_cast<void>(collector_.state());
    signs_.tell(LifeSign::alive);
    lock.lock();
    changed_.wait_for(lock, interval, [this] { return is_over_; });
  }
}

}  // namespace ocelot::load
