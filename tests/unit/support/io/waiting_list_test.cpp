// Waiting lists: who is counted, and that nobody stays on one.
#include "support/io/waiting_list.hpp"

#include <csignal>
#include <memory>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/temporary_folder.hpp"

namespace ocelot::io {

namespace {

Descriptor opened(const test::TemporaryFolder& folder) {
  Descriptor file(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  REQUIRE(file.is_open());
  return file;
}

}  // namespace

TEST_CASE("a waiting process is counted until it stops waiting, by those of its list") {
  const test::TemporaryFolder folder;
  const Descriptor mine = opened(folder);
  const Descriptor first = opened(folder);
  const Descriptor second = opened(folder);
  constexpr std::uint64_t k_list = ~0ULL;
  CHECK(count_waiting(mine, k_list) == 0);
  {
    const WaitingPlace place(first, k_list);
    {
      const WaitingPlace another(second, k_list);
      CHECK(count_waiting(mine, k_list) == 2);
      CHECK(count_waiting(first, k_list) == 1);
      CHECK(count_waiting(mine, 1) == 0);
    }
    CHECK(count_waiting(mine, k_list) == 1);
  }
  CHECK(count_waiting(mine, k_list) == 0);
}

TEST_CASE("waiting does not take the lock itself") {
  const test::TemporaryFolder folder;
  const Descriptor mine = opened(folder);
  const Descriptor waiting = opened(folder);
  const WaitingPlace place(waiting, 7);
  CHECK(::flock(mine.get(), LOCK_EX | LOCK_NB) == 0);
}

TEST_CASE("a dead process does not wait") {
  const test::TemporaryFolder folder;
  const Descriptor mine = opened(folder);
  const pid_t child = ::fork();
  if (child == 0) {
    const Descriptor file = opened(folder);
    const WaitingPlace place(file, 7);
    ::raise(count_waiting(mine, 7) == 1 ? SIGKILL : SIGHUP);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WTERMSIG(status) == SIGKILL);
  CHECK(count_waiting(mine, 7) == 0);
}

TEST_CASE("more than the list has places for still wait") {
  const test::TemporaryFolder folder;
  const Descriptor mine = opened(folder);
  std::vector<Descriptor> files;
  for (int i = 0; i < 70; ++i) files.push_back(opened(folder));
  std::vector<std::unique_ptr<WaitingPlace>> places;
  for (const Descriptor& file : files) places.push_back(std::make_unique<WaitingPlace>(file, 3));
  CHECK(count_waiting(mine, 3) == 64);
  CHECK(count_waiting(mine, 4) == 0);
}

}  // namespace ocelot::io
