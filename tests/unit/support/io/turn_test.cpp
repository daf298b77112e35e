// Processes that want the same folder, one at a time.
#include "support/io/turn.hpp"

#include <csignal>
#include <fstream>
#include <functional>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/processes.hpp"
#include "support/temporary_folder.hpp"

namespace ocelot::io {

using test::TemporaryFolder;

namespace {

Result<Turn> take(const TemporaryFolder& folder, const std::function<void()>& on_wait) {
  const Result<Folder> opened = Folder::open(folder.path());
  REQUIRE(opened);
  return Turn::take(*opened, "build/turn", on_wait);
}

// Creates a file that nobody else may have, and removes it.
bool is_alone(const TemporaryFolder& folder) {
  const auto place = folder / "busy";
  for (int i = 0; i < 50; ++i) {
    if (::mkdir(place.c_str(), 0700) != 0) return false;
    ::usleep(100);
    if (::rmdir(place.c_str()) != 0) return false;
  }
  return true;
}

// Starts a process that takes the turn, writes a byte to `ready`, and becomes another program.
pid_t start_holder(const TemporaryFolder& folder, int ready, const std::string& script) {
  const pid_t holder = ::fork();
  if (holder != 0) return holder;
  const Result<Turn> turn = take(folder, [] {});
  if (!turn || ::write(ready, ".", 1) != 1) ::_exit(1);
  ::execl("/bin/sh", "sh", "-c", script.c_str(), nullptr);
  ::_exit(127);
}

}  // namespace

TEST_CASE("one process at a time has the turn") {
  const TemporaryFolder folder;
  CHECK(test::count_successes(8, [&](int) {
          const Result<Turn> turn = take(folder, [] {});
          return turn && is_alone(folder);
        }) == 8);
}

TEST_CASE("a process is told before it waits, once") {
  const TemporaryFolder folder;
  int waited = 0;
  {
    CHECK(take(folder, [&] { ++waited; }));
  }
  {
    CHECK(take(folder, [&] { ++waited; }));
  }
  CHECK(waited == 0);
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t holder = ::fork();
  if (holder == 0) {
    const Result<Turn> turn = take(folder, [] {});
    static_cast<void>(::write(ready[1], ".", 1) == 1);
    ::usleep(100'000);
    ::_exit(turn ? 0 : 1);
  }
  char word = 0;
  REQUIRE(::read(ready[0], &word, 1) == 1);
  CHECK(take(folder, [&] { ++waited; }));
  CHECK(waited == 1);
  int status = 0;
  ::waitpid(holder, &status, 0);
  CHECK(status == 0);
}

TEST_CASE("a process that becomes another program keeps the turn, and what that starts does not") {
  const TemporaryFolder folder;
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const std::string done = (folder / "done").string();
  const pid_t holder = start_holder(
      folder, ready[1], "sleep 60 & echo $! >" + done + ".pid; sleep 0.2; mkdir " + done);
  char word = 0;
  REQUIRE(::read(ready[0], &word, 1) == 1);
  const Result<Turn> turn = take(folder, [] {});
  CHECK(turn);
  CHECK(std::filesystem::exists(done));
  int status = 0;
  ::waitpid(holder, &status, 0);
  std::ifstream file(done + ".pid");
  pid_t server = 0;
  file >> server;
  REQUIRE(server > 0);
  CHECK(::kill(server, SIGTERM) == 0);
}

TEST_CASE("who waited for a file that was removed waits for the new one") {
  const TemporaryFolder folder;
  {
    CHECK(take(folder, [] {}));
  }
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t holder =
      start_holder(folder, ready[1], "rm " + (folder / "build/turn").string() + "; sleep 0.1");
  char word = 0;
  REQUIRE(::read(ready[0], &word, 1) == 1);
  CHECK(take(folder, [] {}));
  int status = 0;
  ::waitpid(holder, &status, 0);
  CHECK(std::filesystem::exists(folder / "build/turn"));
}

}  // namespace ocelot::io
