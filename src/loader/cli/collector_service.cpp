// The collector runs in a thread of its own, and so do a stop and a reload, so that this thread
// always takes the next signal.
#include "loader/cli/collector_service.hpp"

#include <csignal>
#include <cstdlib>

#include <fmt/format.h>

#include "loader/cli/collector_watchdog.hpp"
#include "loader/cli/load_faults.hpp"
#include "support/base/text.hpp"
#include "support/console/standard_output.hpp"

namespace ocelot::load {

CollectorService::CollectorService(const LoadRequest& request, const console::Terminal& terminal,
                                   const HostSignals& signals, const LifeSigns& signs,
                                   Collector& collector, std::size_t plugin_count)
    : request_(request),
      terminal_(terminal),
      signals_(signals),
      signs_(signs),
      collector_(collector),
      plugin_count_(plugin_count) {}

LoadExit CollectorService::run() {
  const CollectorWatchdog watchdog(collector_, signs_);
  signals_.catch_stops();
  std::thread life([this] { live(); });
  while (!has_ended_) {
    switch (const int event = signals_.wait()) {
      case SIGTERM:
      case SIGINT:
        stopping_ = std::thread([this, event] { stop(event); });
        break;
      case SIGHUP:
        is_reload_due_ = true;
        start_reload_if_due();
        break;
      case collector_runs:
        may_reload_ = true;
        start_reload_if_due();
        break;
      case SIGQUIT:
        print_stacks();
      default:
        break;
    }
  }
  life.join();
  if (stopping_.joinable()) stopping_.join();
  const LoadExit code = result();
  if (reloading_.joinable() && !may_reload_) leave(code);
  if (reloading_.joinable()) reloading_.join();
  return code;
}

void CollectorService::live() {
  ended_ = collector_.start(request_.configs);
  if (ended_.ok()) {
    say(fmt::format("the collector runs, with {}", counted(plugin_count_, "plugin")));
    signs_.tell(LifeSign::running);
    signals_.notify(collector_runs);
    ended_ = collector_.wait();
  }
  has_ended_ = true;
  signals_.notify(woken);
}

// If the start has not begun, there is nothing to stop, so this asks again. The thread of the
// collector has the other errors.
void CollectorService::stop(int number) {
  signs_.tell(LifeSign::stopping);
  Outcome stopped = collector_.stop(request_.timeout);
  while (stopped.code == Code::wrong_state && !has_ended_) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    stopped = collector_.stop(request_.timeout);
  }
  if (stopped.code == Code::timeout) {
    terminal_.print({collector_fault(request_, stopped)});
    leave(LoadExit::timeout);
  }
  if (stopped.ok())
    say(fmt::format("the collector stopped after {}", number == SIGTERM ? "SIGTERM" : "SIGINT"));
}

void CollectorService::start_reload_if_due() {
  if (!is_reload_due_ || !may_reload_ || stopping_.joinable()) return;
  is_reload_due_ = false;
  if (!collector_.can_reload()) {
    ::raise(SIGHUP);  // such a collector has taken the signal for itself
    return;
  }
  may_reload_ = false;
  if (reloading_.joinable()) reloading_.join();
  reloading_ = std::thread([this] { reload(); });
}

void CollectorService::reload() {
  signs_.tell(LifeSign::reloading);
  const Outcome reloaded = collector_.reload(request_.configs);
  if (reloaded.ok()) {
    say("the collector reads its configuration again after SIGHUP");
  } else if (reloaded.code != Code::wrong_state) {
    Diagnostic fault = collector_fault(request_, reloaded);
    fault.help = "the collector continues with the configuration that it has";
    terminal_.print({fault});
  }
  signs_.tell(LifeSign::running);
  signals_.notify(collector_runs);
}

// As Go does for SIGQUIT.
void CollectorService::print_stacks() const {
  const std::string stacks = collector_.stacks();
  if (stacks.empty()) {
    ::signal(SIGQUIT, SIG_DFL);
    ::raise(SIGQUIT);
  }
  terminal_.print_err(fmt::format("SIGQUIT: quit\n\n{}", stacks));
  leave(LoadExit::quit);
}

void CollectorService::leave(LoadExit code) const {
  signs_.tell_end(static_cast<int>(code));
  static_cast<void>(console::finish_output());
  std::_Exit(static_cast<int>(code));
}

void CollectorService::say(std::string_view line) const {
  terminal_.print_err(fmt::format("ocelot-load: {}", line));
}

LoadExit CollectorService::result() const {
  if (ended_.ok()) return LoadExit::done;
  terminal_.print({collector_fault(request_, ended_)});
  return exit_of(ended_.code);
}

}  // namespace ocelot::load
