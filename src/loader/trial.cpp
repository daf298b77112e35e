// Forks, reads two pipes, and explains a death.
#include "loader/trial.hpp"

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

namespace ocelot::load {

namespace {

using Clock = Notice::Clock;

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

std::vector<Outcome> outcomes_in(const std::string& records) {
  std::vector<Outcome> outcomes;
  std::size_t begin = 0;
  for (std::size_t end = records.find('\0'); end != std::string::npos;
       end = records.find('\0', begin)) {
    outcomes.push_back(
        {static_cast<Code>(records[begin] - '0'), records.substr(begin + 1, end - begin - 1)});
    begin = end + 1;
  }
  return outcomes;
}

[[noreturn]] void run_child(const std::function<void(const Send&)>& work, const Pipe& records,
                            const Pipe& output) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::dup2(output.writing(), STDOUT_FILENO);
  ::dup2(output.writing(), STDERR_FILENO);
  work([&](const Outcome& outcome) { write_all(records.writing(), record_of(outcome)); });
  ::_exit(0);
}

// Reads both pipes until the child has closed them. Returns false if that takes too long.
bool read_pipes(const std::array<int, 2>& pipes, const std::array<std::string*, 2>& texts,
                Clock::time_point end, Notice& notice) {
  std::array<pollfd, 2> ends{{{pipes[0], POLLIN, 0}, {pipes[1], POLLIN, 0}}};
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

}  // namespace

void Notice::give_if_late() {
  if (!is_due() || Clock::now() < time_) return;
  is_done_ = true;
  call_();
}

Trial run_trial(const std::function<void(const Send&)>& work, std::chrono::milliseconds patience,
                Notice& notice) {
  Trial trial;
  Pipe records;
  Pipe output;
  const pid_t child = records.is_open() && output.is_open() ? ::fork() : -1;
  if (child == 0) run_child(work, records, output);
  if (child < 0) {
    trial.outcomes.push_back({Code::runtime, std::strerror(errno)});
    return trial;
  }
  records.close_end(1);
  output.close_end(1);
  std::string sent;
  trial.is_late = !read_pipes({records.reading(), output.reading()}, {&sent, &trial.output},
                              Clock::now() + patience, notice);
  if (trial.is_late) ::kill(child, SIGKILL);
  while (::waitpid(child, &trial.status, 0) < 0 && errno == EINTR) {
  }
  trial.outcomes = outcomes_in(sent);
  return trial;
}

Outcome outcome_of_death(const Trial& trial, std::chrono::milliseconds patience) {
  if (trial.is_late) return {Code::plugin, "it did not load within " + text_of(patience)};
  const std::string reason = reason_in(trial.output);
  std::string how = WIFSIGNALED(trial.status) ? "it ended a process that loaded it by signal " +
                                                    std::to_string(WTERMSIG(trial.status))
                                              : "it ended a process that loaded it with code " +
                                                    std::to_string(WEXITSTATUS(trial.status));
  return {Code::plugin, reason.empty() ? how : how + ": " + reason};
}

}  // namespace ocelot::load
