// The protocol by which a service tells systemd its state:
// https://www.freedesktop.org/software/systemd/man/sd_notify.html.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace ocelot::load {

class ServiceManager {
 public:
  /// From the variables NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID of the environment.
  static ServiceManager from_environment();

  /// Removes these variables, so that programs that this one starts do not speak for it.
  static void leave_environment();

  /// A manager that nobody listens to.
  ServiceManager() = default;

  /// Sends lines such as READY=1. A manager that does not listen is no error.
  void notify(std::string_view state) const;

  /// Sends RELOADING=1 with the time that the protocol requires.
  void notify_reload() const;

  /// How often the manager expects WATCHDOG=1, divided by two; nothing if it does not.
  std::optional<std::chrono::microseconds> watchdog_interval() const { return interval_; }

 private:
  std::string socket_;
  std::optional<std::chrono::microseconds> interval_;
};

}  // namespace ocelot::load
