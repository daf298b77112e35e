// Processes that want the same folder, one at a time.
#include "support/io/turn.hpp"

#include <cstdlib>
#include <fstream>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/processes.hpp"
#include "support/temporary_folder.hpp"

namespace ocelot::io {

using test::TemporaryFolder;

namespace {

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

}  // namespace

TEST_CASE("one process at a time has the turn") {
  const TemporaryFolder folder;
  CHECK(test::count_successes(8, [&](int) {
          const Result<Turn> turn = Turn::take(folder.path(), [] {});
          return turn && is_alone(folder);
        }) == 8);
}

TEST_CASE("a process is told before it waits, once") {
  const TemporaryFolder folder;
  int waited = 0;
  {
    CHECK(Turn::take(folder.path(), [&] { ++waited; }));
  }
  {
    CHECK(Turn::take(folder.path(), [&] { ++waited; }));
  }
  CHECK(waited == 0);
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t holder = ::fork();
  if (holder == 0) {
    const Result<Turn> turn = Turn::take(folder.path(), [] {});
    static_cast<void>(::write(ready[1], ".", 1) == 1);
    ::usleep(100'000);
    ::_exit(turn ? 0 : 1);
  }
  char word = 0;
  REQUIRE(::read(ready[0], &word, 1) == 1);
  CHECK(Turn::take(folder.path(), [&] { ++waited; }));
  CHECK(waited == 1);
  int status = 0;
  ::waitpid(holder, &status, 0);
  CHECK(status == 0);
}

TEST_CASE("a program that inherited the turn keeps it") {
  const TemporaryFolder folder;
  const pid_t starter = ::fork();
  if (starter == 0) {
    const Result<Turn> turn = Turn::take(folder.path(), [] {});
    const std::string script = "sleep 0.2; mkdir " + (folder / "done").string();
    if (::fork() == 0) ::execl("/bin/sh", "sh", "-c", script.c_str(), nullptr);
    ::_exit(turn ? 0 : 1);
  }
  int status = 0;
  ::waitpid(starter, &status, 0);
  CHECK(status == 0);
  const Result<Turn> turn = Turn::take(folder.path(), [] {});
  CHECK(turn);
  CHECK(std::filesystem::exists(folder / "done"));
}

TEST_CASE("a folder that is not there is a failure") {
  const TemporaryFolder folder;
  CHECK_FALSE(Turn::take(folder / "none", [] {}));
}

}  // namespace ocelot::io
