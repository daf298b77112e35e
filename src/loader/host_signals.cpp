// A pipe from the signal handlers to the waiting thread.
#include "loader/host_signals.hpp"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace ocelot::load {

namespace {

// Go only notifies of these and of real-time signals but the first, and does nothing if nobody has
// asked for it. The default of other such signals is to be ignored.
constexpr std::array k_survived = {SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM, SIGVTALRM,
                                   SIGPROF, SIGXCPU, SIGXFSZ, SIGIO,   SIGPWR};

// A handler receives only the signal number, so its other data is global.
std::array<int, 2> line = {-1, -1};
volatile std::sig_atomic_t has_stopped = 0;

void put(int number) {
  const int before = errno;
  const char byte = static_cast<char>(number);
  while (::write(line[1], &byte, 1) < 0 && errno == EINTR) {
  }
  errno = before;
}

extern "C" void on_stop(int number) {
  if (has_stopped != 0) ::_exit(128 + number);
  has_stopped = 1;
  put(number);
}

extern "C" void on_event(int number) {
  put(number);
}

extern "C" void on_survived(int) {}

struct sigaction action_of(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_ONSTACK | SA_RESTART;
  return action;
}

void handle(int number, void (*handler)(int)) {
  const struct sigaction action = action_of(handler);
  ::sigaction(number, &action, nullptr);
}

// A signal that the parent process ignores stays ignored.
void survive(int number) {
  struct sigaction present {};
  ::sigaction(number, nullptr, &present);
  if ((present.sa_flags & SA_SIGINFO) == 0 && present.sa_handler == SIG_DFL)
    handle(number, on_survived);
}

void set_blocked(int how, int number) {
  sigset_t set;
  ::sigemptyset(&set);
  ::sigaddset(&set, number);
  ::pthread_sigmask(how, &set, nullptr);
}

bool has_event() {
  pollfd end{line[0], POLLIN, 0};
  return ::poll(&end, 1, 0) > 0;
}

}  // namespace

void survive_as_go_does() {
  for (int number : k_survived) survive(number);
  for (int number = SIGRTMIN + 1; number <= SIGRTMAX; ++number) survive(number);
}

HostSignals::HostSignals() {
  if (::pipe2(line.data(), O_CLOEXEC) != 0) return;
  ::fcntl(line[1], F_SETFL, O_NONBLOCK);  // a handler must not wait for this program
  survive_as_go_does();
  handle(SIGHUP, on_event);
  sigset_t none;
  ::sigemptyset(&none);
  ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

void HostSignals::catch_stops() const {
  handle(SIGQUIT, on_event);
  for (int number : {SIGTERM, SIGINT}) handle(number, on_stop);
}

// A pending signal and the mask survive exec; handlers and this pipe do not.
void HostSignals::keep_hangups_over_exec() const {
  set_blocked(SIG_BLOCK, SIGHUP);
  if (has_event()) ::raise(SIGHUP);
}

int HostSignals::wait() const {
  char byte = 0;
  while (::read(line[0], &byte, 1) < 0 && errno == EINTR) {
  }
  return byte;
}

void HostSignals::notify(SignalEvent event) const {
  put(event);
}

}  // namespace ocelot::load
