// Implements a watchdog with fork and a socket pair.
#include "support/io/watchdog.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>

#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ocelot::io {

namespace {

constexpr char k_word = '.';

// Both processes call this, because either may run first: a signal to the group must not reach the
// watchdog.
void leave_group(pid_t process) {
  ::setpgid(process, process);
}

// Closes the descriptors from `first` up to, but not including, `end`.
void close_between(unsigned int first, unsigned int end) {
  if (first < end) ::close_range(first, end - 1, 0);
}

// Ninja waits for every process that holds its pipes, and ends every process in a step's group. A
// lock lasts as long as a process holds its descriptor. So the watchdog leaves the group and closes
// everything except its line and the descriptor that it needs.
void stand_apart(int line, int needed) {
  leave_group(0);
  const auto first = static_cast<unsigned int>(line);
  const unsigned int second = needed < 0 ? first : static_cast<unsigned int>(needed);
  const unsigned int low = std::min(first, second);
  const unsigned int high = std::max(first, second);
  close_between(0, low);
  close_between(low + 1, high);
  close_between(high + 1, ~0U);
}

// Whether the other end sent the word before it closed.
bool is_called_off(int line) {
  char word = 0;
  ssize_t count = 0;
  do {
    count = ::read(line, &word, 1);
  } while (count < 0 && errno == EINTR);
  return count == 1;
}

}  // namespace

Watchdog::Watchdog(const std::function<void()>& clean_up, const Descriptor& kept) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return;
  line_ = Descriptor(ends[0]);
  Descriptor far_end(ends[1]);
  process_ = ::fork();
  if (process_ > 0) leave_group(process_);
  if (process_ != 0) return;
  line_.close();
  stand_apart(far_end.get(), kept.get());
  if (!is_called_off(far_end.get())) clean_up();
  ::_exit(0);
}

Watchdog::~Watchdog() {
  if (process_ < 0) return;
  ::send(line_.get(), &k_word, 1, MSG_NOSIGNAL);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

void die_with_parent() {
  const pid_t parent = ::getppid();
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  // The parent may have died before the call.
  if (::getppid() != parent) ::raise(SIGKILL);
}

}  // namespace ocelot::io
