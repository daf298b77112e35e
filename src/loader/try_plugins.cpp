// Tries plugins in a disposable child: a fork that loads the library, then one plugin after
// another, and sends the result of each through a pipe. Its output is read too, because it contains
// the reason if the child dies.
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "loader/ocelot_load.hpp"

namespace ocelot::load {

namespace {

using Clock = std::chrono::steady_clock;

class Pipe {
 public:
  Pipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) ends_ = {-1, -1};
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  bool is_open() const { return ends_[0] >= 0; }
  int reading() const { return ends_[0]; }
  int writing() const { return ends_[1]; }
  void close_end(std::size_t end) {
    if (ends_[end] >= 0) ::close(ends_[end]);
    ends_[end] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

// The run of a child: its results, its output, and how it ended.
struct Trial {
  std::string results;
  std::string output;
  int status = 0;
  bool is_late = false;
};

void write_all(int descriptor, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count = ::write(descriptor, text.data() + done, text.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return;
    done += static_cast<std::size_t>(count);
  }
}

// The code as a digit, the text, and a NUL byte, which no text contains.
std::string record_of(const Outcome& outcome) {
  return static_cast<char>('0' + static_cast<int>(outcome.code)) + outcome.text + '\0';
}

// The main function of the child. It ends at the first failure, because a rejected plugin stays
// mapped.
[[noreturn]] void run_trial_child(const std::string& library,
                                  const std::vector<std::string>& plugins, const Pipe& results,
                                  const Pipe& output) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::dup2(output.writing(), STDOUT_FILENO);
  ::dup2(output.writing(), STDERR_FILENO);
  Collector collector;
  Outcome outcome = collector.load(library);
  if (!outcome.ok()) write_all(results.writing(), record_of(outcome));
  for (const std::string& plugin : plugins) {
    if (!outcome.ok()) break;
    outcome = collector.load_plugin(plugin);
    write_all(results.writing(), record_of(outcome));
  }
  ::_exit(0);
}

// Calls a function once, if its time has come.
class Notice {
 public:
  Notice(Clock::time_point time, const std::function<void()>& call) : time_(time), call_(call) {}

  // Whether that is still to come.
  bool is_due() const { return call_ && !is_done_; }
  Clock::time_point time() const { return time_; }

  void give_if_late() {
    if (!is_due() || Clock::now() < time_) return;
    is_done_ = true;
    call_();
  }

 private:
  Clock::time_point time_;
  const std::function<void()>& call_;
  bool is_done_ = false;
};

// Reads both pipes until the child has closed them. Returns false if that takes too long.
bool read_pipes(const Pipe& results, const Pipe& output, Trial& trial, Clock::time_point end,
                Notice& notice) {
  std::array<pollfd, 2> ends{{{results.reading(), POLLIN, 0}, {output.reading(), POLLIN, 0}}};
  const std::array<std::string*, 2> texts{&trial.results, &trial.output};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    notice.give_if_late();
    if (Clock::now() >= end) return false;
    const Clock::time_point next = notice.is_due() ? std::min(end, notice.time()) : end;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now()).count();
    if (::poll(ends.data(), ends.size(), static_cast<int>(std::max<long>(left, 0))) < 0) continue;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (ends[i].revents == 0) continue;
      std::array<char, 4096> piece{};
      const ssize_t count = ::read(ends[i].fd, piece.data(), piece.size());
      if (count > 0) texts[i]->append(piece.data(), static_cast<std::size_t>(count));
      if (count == 0) ends[i].fd = -1;
    }
  }
  return true;
}

Trial run_trial(const std::string& library, const std::vector<std::string>& plugins,
                std::chrono::milliseconds patience, Notice& notice) {
  Trial trial;
  Pipe results;
  Pipe output;
  const pid_t child = results.is_open() && output.is_open() ? ::fork() : -1;
  if (child == 0) run_trial_child(library, plugins, results, output);
  if (child < 0) {
    trial.results = record_of({Code::runtime, std::strerror(errno)});
    return trial;
  }
  results.close_end(1);
  output.close_end(1);
  trial.is_late = !read_pipes(results, output, trial, Clock::now() + patience, notice);
  if (trial.is_late) ::kill(child, SIGKILL);
  while (::waitpid(child, &trial.status, 0) < 0 && errno == EINTR) {
  }
  return trial;
}

std::vector<Outcome> records_of(const std::string& results) {
  std::vector<Outcome> records;
  std::size_t begin = 0;
  for (std::size_t end = results.find('\0'); end != std::string::npos;
       end = results.find('\0', begin)) {
    records.push_back(
        {static_cast<Code>(results[begin] - '0'), results.substr(begin + 1, end - begin - 1)});
    begin = end + 1;
  }
  return records;
}

// The line in which a dying Go program gives the reason.
std::string reason_in(const std::string& output) {
  for (const char* mark : {"panic: ", "fatal error: "}) {
    const std::size_t begin = output.find(mark);
    if (begin != std::string::npos) return output.substr(begin, output.find('\n', begin) - begin);
  }
  return {};
}

std::string text_of(std::chrono::milliseconds time) {
  if (time.count() % 1000 == 0) return std::to_string(time.count() / 1000) + " s";
  return std::to_string(time.count()) + " ms";
}

// The outcome of the plugin that the child was loading when it died.
Outcome outcome_of_death(const Trial& trial, std::chrono::milliseconds patience) {
  if (trial.is_late) return {Code::plugin, "it did not load within " + text_of(patience)};
  const std::string reason = reason_in(trial.output);
  std::string how = WIFSIGNALED(trial.status) ? "it ended a process that loaded it by signal " +
                                                    std::to_string(WTERMSIG(trial.status))
                                              : "it ended a process that loaded it with code " +
                                                    std::to_string(WEXITSTATUS(trial.status));
  return {Code::plugin, reason.empty() ? how : how + ": " + reason};
}

}  // namespace

std::vector<Outcome> try_plugins(const std::string& library,
                                 const std::vector<std::string>& plugins,
                                 std::chrono::milliseconds patience,
                                 const std::function<void()>& when_slow) {
  Notice notice(Clock::now() + std::chrono::seconds(1), when_slow);
  std::vector<Outcome> outcomes(plugins.size());
  std::vector<std::size_t> left;  // the indexes of those that have not failed
  for (std::size_t i = 0; i < plugins.size(); ++i) left.push_back(i);
  bool all_loaded = left.empty();
  while (!all_loaded && !left.empty()) {
    std::vector<std::string> paths;
    for (const std::size_t index : left) paths.push_back(plugins[index]);
    const Trial trial = run_trial(library, paths, patience, notice);
    std::vector<Outcome> records = records_of(trial.results);
    if (records.size() < left.size() && (records.empty() || records.back().ok()))
      records.push_back(outcome_of_death(trial, patience));
    all_loaded = records.back().ok();
    if (all_loaded) break;
    const auto failed = left.begin() + static_cast<std::ptrdiff_t>(records.size()) - 1;
    outcomes[*failed] = std::move(records.back());
    left.erase(failed);
  }
  return outcomes;
}

}  // namespace ocelot::load
