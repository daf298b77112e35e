// A child that ends with its caller, and a loop over signals.
#include "support/io/foreground.hpp"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/pointer_array.hpp"
#include "support/io/signal_mask.hpp"
#include "support/io/start_failure.hpp"

namespace ocelot::io {

namespace {

constexpr std::array k_waited = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGCHLD};

sigset_t waited_signals() {
  sigset_t set;
  ::sigemptyset(&set);
  for (int number : k_waited) ::sigaddset(&set, number);
  return set;
}

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

// Runs between fork and exec, so it uses only calls that are safe there.
[[noreturn]] void exec_child(const Execution& execution, const SignalMask& mask,
                             const StartFailure& failure) {
  mask.restore();
  if (prepare(execution)) ::execve(execution.argv[0], execution.argv, execution.environment);
  failure.exit_with(errno);
}

// Ninja 1.13.0 takes an interruption for success, so the signal counts and not the program's code.
Exit wait_for(pid_t child, const sigset_t& signals) {
  int passed_on = 0;
  for (int status = 0;;) {
    const int number = ::sigwaitinfo(&signals, nullptr);
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
  const std::vector<std::string> settings = settings_of(environment);
  const PointerArray words(argv);
  const PointerArray variables(settings);
  Result<StartFailure> failure = StartFailure::make();
  if (!failure) return fail(failure.error());
  // Where children are ignored, nobody would learn how they ended.
  ::signal(SIGCHLD, SIG_DFL);
  const sigset_t signals = waited_signals();
  const SignalMask mask(SIG_BLOCK, signals);
  const Execution execution{words.data(), variables.data(), folder.c_str(),
                            output.empty() ? nullptr : output.c_str(), ::getpid()};
  const pid_t child = ::fork();
  if (child < 0) return system_failure("start", argv[0], errno);
  if (child == 0) exec_child(execution, mask, *failure);
  const int reason = failure->wait();
  const Exit ended = wait_for(child, signals);
  if (reason != 0) return system_failure("run", argv[0], reason);
  return ended;
}

}  // namespace ocelot::io
