// What a running collector's process tells the process that watches over it: its supervisor, or the
// service manager.
#pragma once

#include <chrono>
#include <optional>

#include "loader/service_manager.hpp"

namespace ocelot::load {

/// What a process tells; each is one byte on the way to a supervisor.
enum class LifeSign : char {
  running = 'r',
  reloading = 'l',
  stopping = 's',
  alive = 'w',
  ended = 'e',  ///< a byte with the exit code follows
};

class LifeSigns {
 public:
  /// To the supervisor that started this process, otherwise to the service manager.
  static LifeSigns from_environment();

  bool has_supervisor() const { return supervisor_ >= 0; }

  /// Tells a sign; call it from any thread.
  void tell(LifeSign sign) const;

  /// Tells that this process ends by its own decision. A supervisor takes any other end for a
  /// failure.
  void tell_end(int code) const;

  /// How often to tell LifeSign::alive; nothing if nobody expects it.
  std::optional<std::chrono::microseconds> interval() const { return interval_; }

  /// Called before foreign code runs: programs that it starts cannot tell anything.
  void keep_from_children() const;

 private:
  int supervisor_ = -1;  ///< a pipe
  std::optional<std::chrono::microseconds> interval_;
  ServiceManager manager_;
};

/// The supervisor's side of the way: variables for the child's environment.
void announce_supervisor(int pipe, std::optional<std::chrono::microseconds> interval);

/// Passes a sign on to the service manager.
void pass_on(LifeSign sign, const ServiceManager& manager);

}  // namespace ocelot::load
