// A thread that shuts a connection down after too long a silence.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace ocelot::git {

class SilenceWatch {
 public:
  /// Watches until it is destroyed; the socket must stay open until then.
  SilenceWatch(int socket, std::chrono::milliseconds bound);

  /// Whether this watch shut the connection down.
  bool has_fired() const { return fired_; }

 private:
  void watch(const std::stop_token& stop);

  int socket_;
  std::chrono::milliseconds bound_;
  std::atomic<bool> fired_ = false;
  std::mutex mutex_;
  std::condition_variable_any stopped_;
  std::jthread thread_;  ///< last, so that it ends before what it uses
};

}  // namespace ocelot::git
