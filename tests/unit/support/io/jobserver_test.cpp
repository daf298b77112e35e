// The client of a jobserver: which one it finds, how many tokens it takes, and that all come back.
#include "support/io/jobserver.hpp"

#include <chrono>
#include <csignal>
#include <thread>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/io/jobserver_address.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace {

using test::TemporaryFolder;

// A fifo with tokens, as an outer build makes it.
class Fifo {
 public:
  explicit Fifo(const std::string& tokens, const std::string& name = "fifo")
      : path_(folder_ / name) {
    REQUIRE(::mkfifo(path_.c_str(), 0600) == 0);
    pipe_ = Descriptor(::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
    put(tokens);
  }

  void put(const std::string& tokens) {
    REQUIRE(::write(pipe_.get(), tokens.data(), tokens.size()) ==
            static_cast<ssize_t>(tokens.size()));
  }

  // Takes all tokens that are there.
  std::string drain() {
    char tokens[64];
    const ssize_t count = ::read(pipe_.get(), tokens, sizeof tokens);
    return {tokens, count < 0 ? 0 : static_cast<std::size_t>(count)};
  }

  // The same, but waits until there are this many.
  std::string wait_for(std::size_t count) {
    std::string found;
    for (int i = 0; i < 1000 && found.size() < count; ++i) {
      found += drain();
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return found;
  }

  std::string makeflags() const { return " -j8 --jobserver-auth=fifo:" + path_.string(); }
  int descriptor() const { return pipe_.get(); }

 private:
  TemporaryFolder folder_;
  std::filesystem::path path_;
  Descriptor pipe_;
};

Jobserver opened(const std::string& makeflags) {
  Result<std::optional<Jobserver>> jobserver = Jobserver::open(makeflags);
  REQUIRE(test::shown(jobserver) == "");
  REQUIRE(jobserver->has_value());
  return std::move(**jobserver);
}

// "fifo PATH", "pipe R,W", "none", or the error.
std::string found_in(std::string_view makeflags) {
  const Result<std::optional<JobserverAddress>> address = find_jobserver(makeflags);
  if (!address) return address.error().front().message;
  if (!*address) return "none";
  if (!(*address)->fifo.empty()) return "fifo " + (*address)->fifo;
  return fmt::format("pipe {},{}", (*address)->read, (*address)->write);
}

// Runs in another process, which then ends by a signal.
void take_and_die(const Fifo& fifo, int signal) {
  const pid_t child = ::fork();
  if (child == 0) {
    const Result<std::optional<Jobserver>> jobserver = Jobserver::open(fifo.makeflags());
    if (!jobserver) ::_exit(1);
    const JobTokens tokens = (*jobserver)->take(2);
    ::signal(signal, SIG_DFL);  // doctest handles some signals
    if (tokens.count() == 2) ::kill(::getpid(), signal);
    ::_exit(2);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(WIFSIGNALED(status));
  REQUIRE(WTERMSIG(status) == signal);
}

}  // namespace

TEST_CASE("MAKEFLAGS names a jobserver") {
  CHECK(found_in("") == "none");
  CHECK(found_in("w -j8") == "none");
  CHECK(found_in("-j") == "none");
  CHECK(found_in(" -j8 --jobserver-auth=fifo:/tmp/GMfifo1") == "fifo /tmp/GMfifo1");
  CHECK(found_in("--jobserver-auth=fifo:/tmp/a\t-j8") == "fifo /tmp/a");
  CHECK(found_in("-j4 --jobserver-auth=3,4") == "pipe 3,4");
  CHECK(found_in("-j4 --jobserver-fds=3,4 -j") == "pipe 3,4");
}

TEST_CASE("the last jobserver of MAKEFLAGS counts") {
  CHECK(found_in("--jobserver-auth=3,4 --jobserver-auth=fifo:/b") == "fifo /b");
  CHECK(found_in("--jobserver-auth=fifo:/a --jobserver-auth=fifo:/b -j2") == "fifo /b");
  CHECK(found_in("--jobserver-auth=fifo:/a --jobserver-auth=-2,-2") == "none");
}

TEST_CASE("words of MAKEFLAGS are quoted by backslashes, and variables are not options") {
  CHECK(found_in(R"(--jobserver-auth=fifo:/a\ b\\c -j2)") == R"(fifo /a b\c)");
  CHECK(found_in("-j2 -- X=--jobserver-auth=fifo:/a --jobserver-auth=fifo:/b") == "none");
  CHECK(found_in(R"(-j2 X=\ --jobserver-auth=fifo:/a)") == "none");
  CHECK(found_in(R"(--jobserver-auth=fifo:/a\)") == R"(fifo /a\)");
}

TEST_CASE("a jobserver of another kind is an error") {
  for (const char* value : {"gmake_semaphore_1", "3", "3,", ",4", "3,x", "fifo:", ""})
    CHECK(found_in(fmt::format("--jobserver-auth={}", value)) ==
          fmt::format("MAKEFLAGS names a jobserver of an unknown kind: '{}'", value));
}

TEST_CASE("tokens are taken without waiting, and come back as they were") {
  Fifo fifo("+ab");
  const Jobserver jobserver = opened(fifo.makeflags());
  {
    const JobTokens two = jobserver.take(2);
    CHECK(two.count() == 2);
    const JobTokens rest = jobserver.take(7);
    CHECK(rest.count() == 1);
    CHECK(jobserver.take(1).count() == 0);
    CHECK(fifo.drain() == "");
  }
  CHECK(fifo.drain() == "b+a");
  CHECK(jobserver.take(0).count() == 0);
}

TEST_CASE("tokens have one owner") {
  Fifo fifo("abc");
  const Jobserver jobserver = opened(fifo.makeflags());
  {
    JobTokens tokens = jobserver.take(1);
    const JobTokens moved = std::move(tokens);
    CHECK(moved.count() == 1);
    JobTokens replaced = jobserver.take(1);
    CHECK(fifo.drain() == "c");
    replaced = JobTokens();
    CHECK(fifo.drain() == "b");
  }
  CHECK(fifo.drain() == "a");
}

TEST_CASE("tokens come back whichever signal ends the process") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGKILL}) {
    CAPTURE(signal);
    Fifo fifo("xy");
    take_and_die(fifo, signal);
    CHECK(fifo.wait_for(2) == "xy");
  }
}

TEST_CASE("a pipe whose ends are open is a jobserver, too, and stays blocking") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const Descriptor read(ends[0]);
  const Descriptor write(ends[1]);
  REQUIRE(::write(write.get(), "pq", 2) == 2);
  const std::string makeflags = fmt::format("-j3 --jobserver-auth={},{}", read.get(), write.get());
  CHECK(opened(makeflags).take(5).count() == 2);
  CHECK((::fcntl(read.get(), F_GETFL) & O_NONBLOCK) == 0);
  char tokens[3] = {};
  CHECK(::read(read.get(), tokens, 2) == 2);
  CHECK(std::string(tokens) == "pq");
}

TEST_CASE("what is no jobserver of this process is an error") {
  const TemporaryFolder folder;
  test::put(folder / "file", "++");
  const std::string file = (folder / "file").string();
  CHECK(test::shown(Jobserver::open("--jobserver-auth=fifo:" + file)) ==
        fmt::format("error: MAKEFLAGS names the jobserver '{}', which is not a fifo\n", file));
  CHECK(test::get(folder / "file") == "++");
  CHECK(test::shown(Jobserver::open("--jobserver-auth=fifo:/missing")) ==
        "/missing: error: cannot open the jobserver: No such file or directory\n");
  CHECK_FALSE(Jobserver::open("--jobserver-auth=998,999"));
  CHECK_FALSE(*Jobserver::open("-j8"));
}

TEST_CASE("two pipes that are not the ends of one are left alone") {
  Fifo fifo("ab");
  Fifo another("cd");
  CHECK_FALSE(Jobserver::open(
      fmt::format("--jobserver-auth={},{}", fifo.descriptor(), another.descriptor())));
  CHECK(fifo.drain() == "ab");
  CHECK(another.drain() == "cd");
}

}  // namespace ocelot::io
