// A pipe from the signal handler to the waiting thread.
#include "loader/stop_signals.hpp"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace ocelot::load {

namespace {

// A handler receives only the signal number, so its other data is global.
std::array<int, 2> line = {-1, -1};
volatile std::sig_atomic_t have_come = 0;

void put(int number) {
  const char byte = static_cast<char>(number);
  while (::write(line[1], &byte, 1) < 0 && errno == EINTR) {
  }
}

extern "C" void on_signal(int number) {
  if (have_come != 0) ::_exit(128 + number);
  have_come = 1;
  const int before = errno;
  put(number);
  errno = before;
}

void handle(int number, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_ONSTACK | SA_RESTART;
  ::sigaction(number, &action, nullptr);
}

}  // namespace

StopSignals::StopSignals() {
  if (::pipe2(line.data(), O_CLOEXEC) != 0) return;
  for (int number : {SIGTERM, SIGINT}) handle(number, on_signal);
}

StopSignals::~StopSignals() {
  for (int number : {SIGTERM, SIGINT}) handle(number, SIG_DFL);
  for (int& end : line) {
    if (end >= 0) ::close(end);
    end = -1;
  }
}

int StopSignals::wait() const {
  char byte = 0;
  while (::read(line[0], &byte, 1) < 0 && errno == EINTR) {
  }
  return byte;
}

void StopSignals::wake() const {
  put(0);
}

}  // namespace ocelot::load
