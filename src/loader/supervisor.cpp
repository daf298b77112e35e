// Supervises with fork, exec and a set of signals that are waited for and never caught.
#include "loader/supervisor.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "loader/backoff.hpp"
#include "support/io/file.hpp"

namespace ocelot::load {

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

// The signals to wait for; they are blocked for as long as this object lives.
class WaitedSignals {
 public:
  WaitedSignals() {
    ::sigemptyset(&set_);
    for (int number : {SIGTERM, SIGINT, SIGHUP, SIGCHLD}) ::sigaddset(&set_, number);
    ::sigprocmask(SIG_BLOCK, &set_, &before_);
  }
  ~WaitedSignals() { restore(); }
  WaitedSignals(const WaitedSignals&) = delete;
  WaitedSignals& operator=(const WaitedSignals&) = delete;

  void restore() const { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }

  // The next signal; nothing if none arrives before `end`.
  std::optional<int> next(std::optional<Clock::time_point> end) const {
    for (;;) {
      const int number = end ? wait_until(*end) : ::sigwaitinfo(&set_, nullptr);
      if (number > 0) return number;
      if (errno != EINTR) return std::nullopt;
    }
  }

 private:
  int wait_until(Clock::time_point end) const {
    const auto left = std::max<Clock::duration>(end - Clock::now(), Clock::duration::zero());
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left);
    const auto rest = std::chrono::duration_cast<std::chrono::nanoseconds>(left - seconds);
    const timespec limit{seconds.count(), static_cast<long>(rest.count())};
    return ::sigtimedwait(&set_, nullptr, &limit);
  }

  sigset_t set_{};
  sigset_t before_{};
};

[[noreturn]] void exec_child(const Supervision& supervision, const WaitedSignals& signals,
                             pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(128 + SIGTERM);
  signals.restore();
  std::vector<char*> words;
  for (const std::string& word : supervision.argv) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::execv(words[0], words.data());
  ::_exit(127);
}

// Waits until the child ends and passes signals on to it. Returns whether a signal asked it to
// stop.
bool wait_for_child(pid_t child, int& status, const WaitedSignals& signals) {
  bool is_stopped = false;
  for (;;) {
    const int number = signals.next(std::nullopt).value_or(SIGCHLD);
    if (number != SIGCHLD) {
      ::kill(child, number);
      is_stopped = is_stopped || number != SIGHUP;
    } else if (::waitpid(child, &status, WNOHANG) == child) {
      return is_stopped;
    }
  }
}

// Returns whether the time passed without a request to stop.
bool sleep_unless_stopped(Milliseconds time, const WaitedSignals& signals) {
  const Clock::time_point end = Clock::now() + time;
  while (const std::optional<int> number = signals.next(end)) {
    if (*number == SIGTERM || *number == SIGINT) return false;
  }
  return true;
}

std::string describe_end(int status) {
  if (!WIFSIGNALED(status)) return fmt::format("ended with code {}", WEXITSTATUS(status));
  const int number = WTERMSIG(status);
  return fmt::format("died of signal {} ({})", number, ::strsignal(number));
}

double seconds(Milliseconds time) {
  return static_cast<double>(time.count()) / 1000;
}

}  // namespace

Result<int> supervise(const Supervision& supervision) {
  const WaitedSignals signals;
  Backoff backoff;
  for (;;) {
    const Clock::time_point begin = Clock::now();
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) exec_child(supervision, signals, parent);
    if (child < 0) return io::system_failure("start a process", {}, errno);
    int status = 0;
    const bool is_stopped = wait_for_child(child, status, signals);
    const int code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    const bool died = WIFSIGNALED(status) || supervision.is_death(code);
    if (is_stopped || !died) return code;
    const auto lived = std::chrono::duration_cast<Milliseconds>(Clock::now() - begin);
    const Milliseconds pause = backoff.after(lived);
    supervision.report(
        fmt::format("the collector (process {}) {} after {:.1f} s; it is started again in {:.0f} s",
                    child, describe_end(status), seconds(lived), seconds(pause)));
    if (!sleep_unless_stopped(pause, signals)) return code;
  }
}

}  // namespace ocelot::load
