// The supervisor's pipe is named by a variable, because a child executes itself again.
#include "loader/life_signs.hpp"

#include <array>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <unistd.h>

#include "support/base/number.hpp"
#include "support/io/environment.hpp"

namespace ocelot::load {

namespace {

constexpr const char* k_pipe = "OCELOT_LOAD_SUPERVISOR";
constexpr const char* k_interval = "OCELOT_LOAD_ALIVE_USEC";

void write_bytes(int descriptor, const char* bytes, std::size_t count) {
  static_cast<void>(!::write(descriptor, bytes, count));
}

}  // namespace

LifeSigns LifeSigns::from_environment() {
  LifeSigns signs;
  const auto pipe = read_number<int>(io::environment_variable(k_pipe));
  if (!pipe || ::fcntl(*pipe, F_GETFD) < 0) {
    signs.manager_ = ServiceManager::from_environment();
    signs.interval_ = signs.manager_.watchdog_interval();
    return signs;
  }
  signs.supervisor_ = *pipe;
  if (const auto interval = read_number<std::uint64_t>(io::environment_variable(k_interval)))
    signs.interval_ = std::chrono::microseconds(*interval);
  return signs;
}

void LifeSigns::tell(LifeSign sign) const {
  if (supervisor_ < 0) return pass_on(sign, manager_);
  const char byte = static_cast<char>(sign);
  write_bytes(supervisor_, &byte, 1);
}

void LifeSigns::tell_end(int code) const {
  if (supervisor_ < 0) return;
  const std::array bytes = {static_cast<char>(LifeSign::ended), static_cast<char>(code)};
  write_bytes(supervisor_, bytes.data(), bytes.size());
}

void LifeSigns::keep_from_children() const {
  ServiceManager::leave_environment();
  if (supervisor_ >= 0) ::fcntl(supervisor_, F_SETFD, FD_CLOEXEC);
  ::unsetenv(k_pipe);
  ::unsetenv(k_interval);
}

void announce_supervisor(int pipe, std::optional<std::chrono::microseconds> interval) {
  ::setenv(k_pipe, std::to_string(pipe).c_str(), 1);
  if (interval) ::setenv(k_interval, std::to_string(interval->count()).c_str(), 1);
}

void pass_on(LifeSign sign, const ServiceManager& manager) {
  switch (sign) {
    case LifeSign::running:
      return manager.notify("READY=1");
    case LifeSign::reloading:
      return manager.notify_reload();
    case LifeSign::stopping:
      return manager.notify("STOPPING=1");
    case LifeSign::alive:
      return manager.notify("WATCHDOG=1");
    case LifeSign::ended:
      return;
  }
}

}  // namespace ocelot::load
