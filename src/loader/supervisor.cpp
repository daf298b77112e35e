// Supervises with fork, exec and a set of signals that are waited for and never caught.
#include "loader/supervisor.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "loader/backoff.hpp"
#include "loader/life_signs.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/file.hpp"
#include "support/io/process.hpp"

namespace ocelot::load {

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

constexpr std::array k_waited = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGCHLD};

bool asks_to_stop(int number) {
  return number == SIGTERM || number == SIGINT;
}

// The signals to wait for, as a file that can be read. They stay blocked in this process and in the
// child until it can handle them.
io::Descriptor open_signals() {
  sigset_t set;
  ::sigemptyset(&set);
  for (int number : k_waited) ::sigaddset(&set, number);
  ::sigprocmask(SIG_BLOCK, &set, nullptr);
  return io::Descriptor(::signalfd(-1, &set, SFD_CLOEXEC));
}

int read_signal(const io::Descriptor& signals) {
  signalfd_siginfo info{};
  return ::read(signals.get(), &info, sizeof info) == sizeof info ? static_cast<int>(info.ssi_signo)
                                                                  : 0;
}

[[noreturn]] void exec_child(const Supervision& supervision, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(128 + SIGTERM);
  io::execute(supervision.argv[0], supervision.argv);
  ::_exit(127);
}

// How a child ended.
struct End {
  int status = 0;
  bool is_asked = false;         // this process was asked to stop
  std::optional<int> announced;  // the exit code that the child sent before its end

  int code() const { return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status); }
  bool is_announced() const { return !WIFSIGNALED(status) && announced == WEXITSTATUS(status); }
};

std::string describe(const End& end) {
  if (!WIFSIGNALED(end.status))
    return fmt::format("ended with code {}{}", WEXITSTATUS(end.status),
                       end.is_announced() ? "" : " without being asked");
  const int number = WTERMSIG(end.status);
  return fmt::format("died of signal {} ({})", number, ::strsignal(number));
}

double seconds(Milliseconds time) {
  return static_cast<double>(time.count()) / 1000;
}

class Supervisor {
 public:
  explicit Supervisor(const Supervision& supervision)
      : supervision_(supervision), manager_(ServiceManager::from_environment()) {
    ServiceManager::leave_environment();
  }

  Result<int> run();

 private:
  Result<pid_t> start_child(const io::Descriptor& signs);
  End wait_for(pid_t child, const io::Descriptor& signs);
  void read_signs(const io::Descriptor& signs, End& end);
  bool may_restart(const End& end) const;
  bool is_lasting(const End& end) const;
  bool sleep_unless_asked(Milliseconds time) const;

  const Supervision& supervision_;
  ServiceManager manager_;
  io::Descriptor signals_ = open_signals();
  Backoff backoff_;
  RestartCounter restarts_;
  bool has_run_ = false;  // a child
};

Result<int> Supervisor::run() {
  for (;;) {
    const Clock::time_point begin = Clock::now();
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
      return io::system_failure("make a pipe", {}, errno);
    const io::Descriptor reading(pipe[0]);
    io::Descriptor writing(pipe[1]);
    const Result<pid_t> child = start_child(writing);
    if (!child) return fail(child.error());
    writing = io::Descriptor();
    const End end = wait_for(*child, reading);
    if (end.is_asked || !may_restart(end)) return end.code();
    const auto lived = std::chrono::duration_cast<Milliseconds>(Clock::now() - begin);
    const std::string ended = fmt::format("the collector (process {}) {} after {:.1f} s", *child,
                                          describe(end), seconds(lived));
    if (supervision_.limit && !restarts_.allows(*supervision_.limit, Clock::now())) {
      supervision_.report(
          fmt::format("{}; it is not started again: it was restarted {} times within {} s", ended,
                      supervision_.limit->count, seconds(supervision_.limit->period)));
      return end.code();
    }
    const Milliseconds pause = backoff_.after(lived);
    supervision_.report(fmt::format("{}; it is started again in {:.0f} s", ended, seconds(pause)));
    if (!sleep_unless_asked(pause)) return 0;
  }
}

Result<pid_t> Supervisor::start_child(const io::Descriptor& signs) {
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) return io::system_failure("start a process", {}, errno);
  if (child > 0) return child;
  ::fcntl(signs.get(), F_SETFD, 0);
  announce_supervisor(signs.get(), manager_.watchdog_interval());
  exec_child(supervision_, parent);
}

// Passes signals on to the child until it ends.
End Supervisor::wait_for(pid_t child, const io::Descriptor& signs) {
  End end;
  std::array<pollfd, 2> sources{{{signals_.get(), POLLIN, 0}, {signs.get(), POLLIN, 0}}};
  for (;;) {
    if (::poll(sources.data(), sources.size(), -1) < 0) continue;
    if (sources[1].revents != 0) read_signs(signs, end);
    if ((sources[1].revents & POLLIN) == 0 && sources[1].revents != 0) sources[1].fd = -1;
    if (sources[0].revents == 0) continue;
    const int number = read_signal(signals_);
    if (number == SIGCHLD) {
      if (::waitpid(child, &end.status, WNOHANG) != child) continue;
      read_signs(signs, end);
      return end;
    }
    end.is_asked = end.is_asked || asks_to_stop(number);
    ::kill(child, number);
  }
}

void Supervisor::read_signs(const io::Descriptor& signs, End& end) {
  std::array<char, 256> bytes{};
  for (ssize_t count = 0; (count = ::read(signs.get(), bytes.data(), bytes.size())) > 0;) {
    for (ssize_t i = 0; i < count; ++i) {
      const auto sign = static_cast<LifeSign>(bytes[static_cast<std::size_t>(i)]);
      has_run_ = has_run_ || sign == LifeSign::running;
      if (sign != LifeSign::ended) {
        pass_on(sign, manager_);
      } else if (++i < count) {
        end.announced = static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
      }
    }
  }
}

bool Supervisor::may_restart(const End& end) const {
  switch (supervision_.restart) {
    case Restart::never:
      return false;
    case Restart::on_failure:
      return !is_lasting(end);
    case Restart::always:
      return true;
  }
  return false;
}

bool Supervisor::is_lasting(const End& end) const {
  return end.is_announced() && (!has_run_ || supervision_.lasting.contains(end.code()));
}

// Returns whether the time passed without a request to stop.
bool Supervisor::sleep_unless_asked(Milliseconds time) const {
  const Clock::time_point end = Clock::now() + time;
  pollfd source{signals_.get(), POLLIN, 0};
  for (;;) {
    const auto left = std::chrono::ceil<Milliseconds>(end - Clock::now()).count();
    if (left <= 0) return true;
    if (::poll(&source, 1, static_cast<int>(left)) > 0 && asks_to_stop(read_signal(signals_)))
      return false;
  }
}

}  // namespace

Result<int> supervise(const Supervision& supervision) {
  return Supervisor(supervision).run();
}

}  // namespace ocelot::load
