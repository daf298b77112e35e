// A child that ends with its caller, and a loop over signals.
#include "support/io/foreground.hpp"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/io/descriptor.hpp"
#include "support/io/file.hpp"
#include "support/io/pointer_array.hpp"

namespace ocelot::io {

namespace {

constexpr std::array k_waited = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGCHLD};

// The signals of k_waited stay pending until somebody waits for them.
class HeldSignals {
 public:
  HeldSignals() {
    ::sigemptyset(&held_);
    for (int number : k_waited) ::sigaddset(&held_, number);
    ::sigprocmask(SIG_BLOCK, &held_, &before_);
  }
  ~HeldSignals() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  /// In a child, which handles them as its parent did before.
  void release() const { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }

  /// The next of them.
  int wait() const { return ::sigwaitinfo(&held_, nullptr); }

 private:
  sigset_t held_{};
  sigset_t before_{};
};

// What the child executes, and how.
struct Execution {
  char* const* argv;
  char* const* environment;
  const char* folder;
  const char* output;  // null: the caller's stdout
  pid_t caller;
};

bool prepare(const Execution& execution) {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != execution.caller) ::_exit(128 + SIGTERM);
  if (::chdir(execution.folder) != 0) return false;
  if (execution.output == nullptr) return true;
  const int file = ::open(execution.output, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  return file >= 0 && ::dup2(file, STDOUT_FILENO) >= 0;
}

// Runs between fork and exec, so it uses only calls that are safe there. The pipe receives the
// errno of a failed start.
[[noreturn]] void exec_child(const Execution& execution, const HeldSignals& signals, int failure) {
  signals.release();
  if (prepare(execution)) ::execve(execution.argv[0], execution.argv, execution.environment);
  const int reason = errno;
  static_cast<void>(::write(failure, &reason, sizeof reason) == sizeof reason);
  ::_exit(127);
}

// The errno of a failed start; 0 once the program runs.
int read_failure(int pipe) {
  int reason = 0;
  ssize_t count = 0;
  do {
    count = ::read(pipe, &reason, sizeof reason);
  } while (count < 0 && errno == EINTR);
  return count == sizeof reason ? reason : 0;
}

// Ninja 1.13.0 takes an interruption for success, so the signal counts and not the program's code.
Exit wait_for(pid_t child, const HeldSignals& signals) {
  int passed_on = 0;
  for (int status = 0;;) {
    const int number = signals.wait();
    const bool asks_to_end = number > 0 && number != SIGCHLD;
    if (asks_to_end) passed_on = number;
    if (::waitpid(child, &status, WNOHANG) == child)
      return passed_on == 0 ? exit_of(status) : Exit{128 + passed_on, passed_on};
    if (asks_to_end) ::kill(child, number);
  }
}

}  // namespace

Result<Exit> run_in_foreground(const std::vector<std::string>& argv,
                               const std::filesystem::path& folder, const Environment& environment,
                               const std::filesystem::path& output) {
  std::vector<std::string> settings;
  for (const auto& [name, value] : environment)
    settings.push_back(fmt::format("{}={}", name, value));
  const PointerArray words(argv);
  const PointerArray variables(settings);
  int failure[2];
  if (::pipe2(failure, O_CLOEXEC) != 0) return system_failure("make a pipe", {}, errno);
  const Descriptor reading(failure[0]);
  Descriptor writing(failure[1]);
  // Where children are ignored, nobody would learn how they ended.
  ::signal(SIGCHLD, SIG_DFL);
  const HeldSignals signals;
  const Execution execution{words.data(), variables.data(), folder.c_str(),
                            output.empty() ? nullptr : output.c_str(), ::getpid()};
  const pid_t child = ::fork();
  if (child < 0) return system_failure("start", argv[0], errno);
  if (child == 0) exec_child(execution, signals, writing.get());
  writing.close();
  const int reason = read_failure(reading.get());
  const Exit ended = wait_for(child, signals);
  if (reason != 0) return system_failure("run", argv[0], reason);
  return ended;
}

}  // namespace ocelot::io
