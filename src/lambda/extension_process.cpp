// fork(2) and execve(2), because posix_spawn(3) cannot kill a child when its parent dies.
#include "lambda/extension_process.hpp"

#include <cerrno>
#include <csignal>
#include <ctime>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/base/number.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"

namespace ocelot::lambda {

namespace {

struct Execution {
  char* const* argv;
  char* const* environment;
  int failure;  ///< a pipe that receives errno if the program does not start
};

// Runs between fork and exec, so it uses only calls that are safe there.
[[noreturn]] void exec_child(const Execution& execution) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(STDERR_FILENO, STDOUT_FILENO);
  ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
  ::execve(execution.argv[0], execution.argv, execution.environment);
  const int reason = errno;
  const ssize_t written = ::write(execution.failure, &reason, sizeof reason);
  ::_exit(written == sizeof reason ? 127 : 126);
}

double milliseconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_usec) / 1000;
}

ProcessEnd end_of(int status, const rusage& use) {
  ProcessEnd end;
  end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  end.code = end.signal != 0 ? 128 + end.signal : WEXITSTATUS(status);
  end.cpu = milliseconds_of(use.ru_utime) + milliseconds_of(use.ru_stime);
  end.at = Clock::now();
  return end;
}

double cpu_of(pid_t process) {
  clockid_t clock = 0;
  timespec time{};
  if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &time) != 0) return 0;
  return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_nsec) / 1e6;
}

// A line such as "VmHWM:    27700 kB" of /proc/PID/status.
std::uintmax_t peak_memory_of(pid_t process) {
  const auto status = io::read_file(fmt::format("/proc/{}/status", process));
  if (!status) return 0;
  for (std::string_view line : split_lines(*status)) {
    const std::vector<std::string_view> words = words_in(line);
    if (words.size() == 3 && words[0] == "VmHWM:")
      return read_number<std::uintmax_t>(words[1]).value_or(0) * 1024;
  }
  return 0;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

Result<std::unique_ptr<ExtensionProcess>> ExtensionProcess::start(
    const std::filesystem::path& program, const std::map<std::string, std::string>& environment,
    std::function<void()> ended) {
  std::vector<std::string> words = {program.string()};
  std::vector<std::string> settings;
  for (const auto& [name, value] : environment)
    settings.push_back(fmt::format("{}={}", name, value));
  const std::vector<char*> argv = pointers_to(words);
  const std::vector<char*> variables = pointers_to(settings);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return io::system_failure("make a pipe", {}, errno);
  const io::Descriptor read_end(ends[0]);
  io::Descriptor write_end(ends[1]);
  const Moment started = Clock::now();
  const pid_t process = ::fork();
  if (process == 0) exec_child({argv.data(), variables.data(), write_end.get()});
  if (process < 0) return io::system_failure("start", program, errno);
  ::setpgid(process, process);
  write_end.close();
  int reason = 0;
  if (::read(read_end.get(), &reason, sizeof reason) == sizeof reason) {
    ::waitpid(process, nullptr, 0);
    return io::system_failure("run", program, reason);
  }
  return std::unique_ptr<ExtensionProcess>(
      new ExtensionProcess(process, started, std::move(ended)));
}

ExtensionProcess::ExtensionProcess(pid_t process, Moment started, std::function<void()> ended)
    : process_(process),
      started_(started),
      reaper_([this, ended = std::move(ended)] { reap(ended); }) {}

ExtensionProcess::~ExtensionProcess() {
  kill();
  reaper_.join();
}

void ExtensionProcess::reap(const std::function<void()>& ended) {
  int status = 0;
  rusage use{};
  while (::wait4(process_, &status, 0, &use) < 0 && errno == EINTR) {
  }
  {
    const std::lock_guard lock(mutex_);
    end_ = end_of(status, use);
    changed_.notify_all();
  }
  ended();
}

void ExtensionProcess::freeze() const {
  ::kill(-process_, SIGSTOP);
}

void ExtensionProcess::thaw() const {
  ::kill(-process_, SIGCONT);
}

std::optional<ProcessUse> ExtensionProcess::use() const {
  const std::lock_guard lock(mutex_);
  if (end_) return std::nullopt;
  return ProcessUse{cpu_of(process_), peak_memory_of(process_)};
}

std::optional<ProcessEnd> ExtensionProcess::wait_until(Moment deadline) {
  std::unique_lock lock(mutex_);
  changed_.wait_until(lock, deadline, [&] { return end_.has_value(); });
  return end_;
}

std::optional<ProcessEnd> ExtensionProcess::end() const {
  const std::lock_guard lock(mutex_);
  return end_;
}

// The group may outlive its first process.
void ExtensionProcess::kill() {
  ::kill(-process_, SIGKILL);
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return end_.has_value(); });
}

}  // namespace ocelot::lambda
