// One datagram for each notification.
#include "loader/service_manager.hpp"

#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/base/number.hpp"
#include "support/io/environment.hpp"

namespace ocelot::load {

namespace {

constexpr std::array k_variables = {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"};

std::optional<std::chrono::microseconds> interval_of(const std::string& microseconds,
                                                     const std::string& process) {
  const auto period = read_number<std::uint64_t>(microseconds);
  if (!period || *period == 0) return std::nullopt;
  if (!process.empty() && process != std::to_string(::getpid())) return std::nullopt;
  return std::chrono::microseconds(*period / 2);
}

}  // namespace

ServiceManager ServiceManager::from_environment() {
  ServiceManager manager;
  manager.socket_ = io::environment_variable(k_variables[0]);
  if (!manager.socket_.empty())
    manager.interval_ = interval_of(io::environment_variable(k_variables[1]),
                                    io::environment_variable(k_variables[2]));
  return manager;
}

void ServiceManager::leave_environment() {
  for (const char* name : k_variables) ::unsetenv(name);
}

// A name that begins with @ is in the abstract namespace: its first byte is NUL, and only the
// length ends it.
void ServiceManager::notify(std::string_view state) const {
  sockaddr_un address{};
  if (socket_.empty() || socket_.size() >= sizeof address.sun_path) return;
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, socket_.data(), socket_.size());
  if (socket_[0] == '@') address.sun_path[0] = '\0';
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket_.size());
  const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return;
  static_cast<void>(::sendto(descriptor, state.data(), state.size(), MSG_NOSIGNAL,
                             reinterpret_cast<const sockaddr*>(&address), size));
  ::close(descriptor);
}

void ServiceManager::notify_reload() const {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  const auto microseconds = static_cast<long long>(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
  notify(fmt::format("RELOADING=1\nMONOTONIC_USEC={}", microseconds));
}

}  // namespace ocelot::load
