// The kernel knows when a connection last carried data, no matter which library read it.
#include "support/git/silence_watch.hpp"

#include <algorithm>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace ocelot::git {

namespace {

std::chrono::milliseconds silence_of(int socket) {
  tcp_info state{};
  socklen_t size = sizeof state;
  if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &state, &size) != 0) return {};
  return std::chrono::milliseconds(std::min(state.tcpi_last_data_recv, state.tcpi_last_data_sent));
}

}  // namespace

SilenceWatch::SilenceWatch(int socket, std::chrono::milliseconds bound)
    : socket_(socket),
      bound_(bound),
      thread_([this](const std::stop_token& stop) { watch(stop); }) {}

void SilenceWatch::watch(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stopped_.wait_for(lock, stop, bound_ / 10, [&] { return stop.stop_requested(); })) {
    if (silence_of(socket_) < bound_) continue;
    fired_ = true;
    ::shutdown(socket_, SHUT_RDWR);
    return;
  }
}

}  // namespace ocelot::git
