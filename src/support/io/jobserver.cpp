// Reads and writes a jobserver's pipe.
#include "support/io/jobserver.hpp"

#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io/file.hpp"
#include "support/io/jobserver_address.hpp"
#include "support/io/signal_mask.hpp"

namespace ocelot::io {

namespace {

sigset_t all_signals() {
  sigset_t all;
  ::sigfillset(&all);
  return all;
}

// A signal that ended this process between two calls would lose a token, or give it back twice.
struct BlockedSignals : SignalMask {
  BlockedSignals() : SignalMask(SIG_SETMASK, all_signals()) {}
};

std::string read_up_to(int pipe, std::size_t most) {
  std::string tokens(most, '\0');
  ssize_t count = 0;
  do {
    count = ::read(pipe, tokens.data(), most);
  } while (count < 0 && errno == EINTR);
  tokens.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
  return tokens;
}

// A pipe has room for what was read from it.
void write_back(int pipe, std::string_view tokens) {
  while (!tokens.empty()) {
    const ssize_t count = ::write(pipe, tokens.data(), tokens.size());
    if (count < 0 && errno != EINTR) return;
    if (count > 0) tokens.remove_prefix(static_cast<std::size_t>(count));
  }
}

bool is_pipe(int descriptor, struct stat& status) {
  return ::fstat(descriptor, &status) == 0 && S_ISFIFO(status.st_mode);
}

// Without this check, descriptors that the outer build did not pass on could be other pipes.
bool are_ends_of_one_pipe(const JobserverAddress& address) {
  struct stat read {};
  struct stat write {};
  return is_pipe(address.read, read) && is_pipe(address.write, write) &&
         read.st_ino == write.st_ino && read.st_dev == write.st_dev;
}

// A descriptor of this process alone, so that other clients still wait when they read.
Result<Descriptor> open_pipe(const std::string& path) {
  Descriptor pipe(::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
  if (!pipe.is_open()) return system_failure("open the jobserver", path, errno);
  struct stat status {};
  if (is_pipe(pipe.get(), status)) return pipe;
  return fail(error("unusable-jobserver", {},
                    fmt::format("MAKEFLAGS names the jobserver '{}', which is not a fifo", path)));
}

Result<Descriptor> open_address(const JobserverAddress& address) {
  if (!address.fifo.empty()) return open_pipe(address.fifo);
  if (are_ends_of_one_pipe(address))
    return open_pipe(fmt::format("/proc/self/fd/{}", address.read));
  return fail(
      error("unusable-jobserver", {},
            fmt::format("MAKEFLAGS names a jobserver at the descriptors {},{}, which are not open",
                        address.read, address.write))
          .with_help("in the Makefile, write '+' in front of the command that runs Ninja"));
}

}  // namespace

JobTokens& JobTokens::operator=(JobTokens&& other) noexcept {
  give_back();
  tokens_ = std::exchange(other.tokens_, {});
  pipe_ = std::move(other.pipe_);
  watchdog_ = std::move(other.watchdog_);
  return *this;
}

void JobTokens::give_back() {
  if (!pipe_) return;
  const BlockedSignals blocked;
  watchdog_.reset();
  write_back(pipe_->get(), std::exchange(tokens_, {}));
  pipe_.reset();
}

Result<std::optional<Jobserver>> Jobserver::open(std::string_view makeflags) {
  const Result<std::optional<JobserverAddress>> address = find_jobserver(makeflags);
  if (!address) return fail(address.error());
  if (!*address) return std::optional<Jobserver>();
  Result<Descriptor> pipe = open_address(**address);
  if (!pipe) return fail(pipe.error());
  return std::optional(Jobserver(std::move(*pipe)));
}

JobTokens Jobserver::take(std::size_t most) const {
  JobTokens taken;
  const BlockedSignals blocked;
  if (most > 0) taken.tokens_ = read_up_to(pipe_->get(), most);
  if (taken.tokens_.empty()) return taken;
  taken.pipe_ = pipe_;
  taken.watchdog_ = std::make_unique<Watchdog>(
      [pipe = pipe_->get(), tokens = taken.tokens_] { write_back(pipe, tokens); }, *pipe_);
  return taken;
}

}  // namespace ocelot::io
