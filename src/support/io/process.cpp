// Runs another program under a watchdog.
#include "support/io/process.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/keyctl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/base/text.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/pipe.hpp"
#include "support/io/pointer_array.hpp"
#include "support/io/start_failure.hpp"
#include "support/io/watchdog.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

struct Streams {
  int out = -1;
  int err = -1;
};

void put_between_standard_streams(Streams streams) {
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(streams.out, STDOUT_FILENO);
  ::dup2(streams.err, STDERR_FILENO);
}

// Receives a byte once the watchdog runs; closed if the parent died before that.
bool may_go(Pipe& go) {
  go.write.close();
  char word = 0;
  ssize_t count = 0;
  do {
    count = ::read(go.read.get(), &word, 1);
  } while (count < 0 && errno == EINTR);
  return count == 1;
}

// Where the kernel has no keyrings, or a container forbids the call, there are no keys to read.
bool leave_session_keyring() {
  return ::syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, nullptr) >= 0 || errno == ENOSYS ||
         errno == EPERM;
}

// What a child executes, and how.
struct Execution {
  char* const* argv;
  char* const* environment;
  const char* folder;
  Streams streams;
  bool has_own_keyring;
};

// Runs in the child between fork and exec, so it uses only calls that are safe there.
[[noreturn]] void exec_child(const Execution& execution, Pipe& go, const StartFailure& failure) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (!may_go(go)) ::_exit(126);
  ::umask(022);  // the file modes that a tool sets end up in layers
  put_between_standard_streams(execution.streams);
  // A folder that the caller has open would lead a confined tool out of its sandbox.
  ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
  if ((!execution.has_own_keyring || leave_session_keyring()) && ::chdir(execution.folder) == 0)
    ::execve(execution.argv[0], execution.argv, execution.environment);
  failure.exit_with(errno);
}

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

Result<Exit> supervise(pid_t child, const Pipe& go, StartFailure failure,
                       const std::string& program) {
  ::setpgid(child, child);
  const Watchdog watchdog([child] { ::kill(-child, SIGKILL); });
  const int unstarted = ::write(go.write.get(), ".", 1) == 1 ? 0 : errno;
  const int reason = unstarted != 0 ? unstarted : failure.wait();
  const Exit ended = exit_of(wait_for(child));
  if (!ended.ok()) ::kill(-child, SIGKILL);
  if (reason != 0) return system_failure("run", program, reason);
  return ended;
}

Result<Descriptor> open_for_appending(const fs::path& path) {
  if (Status created = make_folders(path.parent_path()); !created) return fail(created.error());
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
  if (!file.is_open()) return system_failure("create", path, errno);
  return file;
}

Result<Exit> start(const Command& command, Streams streams) {
  const std::vector<std::string> settings = settings_of(command.environment);
  const PointerArray environment(settings);
  const PointerArray argv(command.argv);
  Result<Pipe> go = make_pipe();
  if (!go) return fail(go.error());
  Result<StartFailure> failure = StartFailure::make();
  if (!failure) return fail(failure.error());
  const Execution execution{argv.data(), environment.data(), command.folder.c_str(), streams,
                            command.has_own_keyring};
  const pid_t child = ::fork();
  if (child < 0) return system_failure("start", command.argv[0], errno);
  if (child == 0) exec_child(execution, *go, *failure);
  return supervise(child, *go, std::move(*failure), command.argv[0]);
}

}  // namespace

Exit exit_of(int status) {
  if (WIFSIGNALED(status)) return Exit{128 + WTERMSIG(status), WTERMSIG(status)};
  return Exit{WEXITSTATUS(status), 0};
}

void execute(const std::filesystem::path& program, const std::vector<std::string>& words) {
  const PointerArray argv(words);
  ::execv(program.c_str(), argv.data());
}

Result<Exit> run(const Command& command) {
  const Result<Descriptor> log = open_for_appending(command.log);
  if (!log) return fail(log.error());
  if (command.output.empty()) return start(command, {log->get(), log->get()});
  const Result<Descriptor> output = open_for_appending(command.output);
  if (!output) return fail(output.error());
  return start(command, {output->get(), log->get()});
}

fs::path find_program(std::string_view name, std::string_view path_list) {
  if (name.find('/') != std::string_view::npos) {
    return ::access(std::string(name).c_str(), X_OK) == 0 ? fs::path(name) : fs::path();
  }
  for (std::string_view folder : split(path_list, ':')) {
    const fs::path candidate = fs::path(folder.empty() ? "." : folder) / name;
    std::error_code none;
    if (fs::is_regular_file(candidate, none) && ::access(candidate.c_str(), X_OK) == 0)
      return candidate;
  }
  return {};
}

}  // namespace ocelot::io
