// Runs a loaded collector until it ends, and does what signals ask for.
#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>

#include "loader/cli/load_exit.hpp"
#include "loader/cli/load_request.hpp"
#include "loader/host_signals.hpp"
#include "loader/life_signs.hpp"
#include "loader/ocelot_load.hpp"

namespace ocelot::load {

class CollectorService {
 public:
  /// All must outlive this. `collector` has loaded its library and its plugins.
  CollectorService(const LoadRequest& request, const console::Terminal& terminal,
                   const HostSignals& signals, const LifeSigns& signs, Collector& collector,
                   std::size_t plugin_count);

  /// SIGTERM and SIGINT stop the collector, SIGHUP makes it read its configuration again if that
  /// can be used, and SIGQUIT ends the process with the stacks of all goroutines. Reports what
  /// happens. Returns when the collector has ended; ends the process if it does not stop in time.
  LoadExit run();

 private:
  void live();
  void stop(int number);
  void reload();
  void start_reload_if_due();
  [[noreturn]] void print_stacks() const;
  [[noreturn]] void leave(LoadExit code) const;
  void say(std::string_view line) const;
  LoadExit result() const;

  const LoadRequest& request_;
  const console::Terminal& terminal_;
  const HostSignals& signals_;
  const LifeSigns& signs_;
  Collector& collector_;
  std::size_t plugin_count_;
  Outcome ended_{};
  std::atomic<bool> has_ended_ = false;
  bool is_reload_due_ = false;
  bool may_reload_ = false;  // the collector runs, and no reload does
  std::thread stopping_{};
  std::thread reloading_{};
};

}  // namespace ocelot::load
