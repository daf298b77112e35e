// posix_spawn, and a loop over signals.
#include "support/io/foreground.hpp"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/io/file.hpp"
#include "support/io/pointer_array.hpp"
#include "support/io/watchdog.hpp"

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

  const sigset_t& before() const { return before_; }

  /// The next of them.
  int wait() const { return ::sigwaitinfo(&held_, nullptr); }

 private:
  sigset_t held_{};
  sigset_t before_{};
};

// What posix_spawn does between fork and exec.
class Spawning {
 public:
  Spawning(const std::filesystem::path& folder, const std::filesystem::path& output,
           const sigset_t& signals) {
    ::posix_spawn_file_actions_init(&actions_);
    if (!output.empty())
      ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, output.c_str(),
                                         O_WRONLY | O_CREAT | O_EXCL, 0666);
    ::posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str());
    ::posix_spawnattr_init(&attributes_);
    ::posix_spawnattr_setsigmask(&attributes_, &signals);
    ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
  }
  ~Spawning() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  Spawning(const Spawning&) = delete;
  Spawning& operator=(const Spawning&) = delete;

  /// The reason of a failure, as errno has it; 0 if `child` runs.
  int spawn(pid_t& child, char* const* argv, char* const* environment) const {
    return ::posix_spawn(&child, argv[0], &actions_, &attributes_, argv, environment);
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

Exit wait_for(pid_t child, const HeldSignals& signals) {
  for (int status = 0;;) {
    const int number = signals.wait();
    if (::waitpid(child, &status, WNOHANG) == child) return exit_of(status);
    if (number > 0 && number != SIGCHLD) ::kill(child, number);
  }
}

}  // namespace

Result<Exit> run_in_foreground(const std::vector<std::string>& argv,
                               const std::filesystem::path& folder, const Environment& environment,
                               const std::filesystem::path& output) {
  // Where children are ignored, nobody would learn how they ended.
  ::signal(SIGCHLD, SIG_DFL);
  const HeldSignals signals;
  const Spawning spawning(folder, output, signals.before());
  std::vector<std::string> settings;
  for (const auto& [name, value] : environment)
    settings.push_back(fmt::format("{}={}", name, value));
  PointerArray words(argv);
  PointerArray variables(settings);
  pid_t child = 0;
  if (const int reason = spawning.spawn(child, words.data(), variables.data()); reason != 0)
    return system_failure("run", argv[0], reason);
  const Watchdog watchdog([child] { ::kill(child, SIGTERM); });
  return wait_for(child, signals);
}

}  // namespace ocelot::io
