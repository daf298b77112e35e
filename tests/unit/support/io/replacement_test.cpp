// Replacing files: all or nothing, and no temporary file remains.
#include "support/io/replacement.hpp"

#include <chrono>
#include <ctime>
#include <thread>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

using test::get;
using test::put;
using test::TemporaryFolder;

void set_back(const fs::path& path, std::time_t seconds) {
  const std::time_t then = std::time(nullptr) - seconds;
  const timespec times[] = {{then, 0}, {then, 0}};
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
}

Replacement begun(const fs::path& target) {
  Result<Replacement> replacement = Replacement::begin(target);
  REQUIRE(test::shown(replacement) == "");
  return std::move(*replacement);
}

std::size_t count_files(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a target is as it was until the commit, and then holds the new bytes") {
  const TemporaryFolder folder;
  put(folder / "target", "old");
  Replacement replacement = begun(folder / "target");
  REQUIRE(replacement.write("new ").has_value());
  REQUIRE(replacement.write("bytes").has_value());
  CHECK(get(folder / "target") == "old");
  REQUIRE(replacement.commit().has_value());
  CHECK(get(folder / "target") == "new bytes");
  CHECK(count_files(folder.path()) == 1);
}

TEST_CASE("what is not committed leaves nothing") {
  const TemporaryFolder folder;
  put(folder / "target", "old");
  CHECK(begun(folder / "target").write("new").has_value());
  CHECK(get(folder / "target") == "old");
  CHECK(count_files(folder.path()) == 1);
}

TEST_CASE("the folder of a target is made") {
  const TemporaryFolder folder;
  Replacement replacement = begun(folder / "a/b/target");
  REQUIRE(replacement.commit().has_value());
  CHECK(get(folder / "a/b/target") == "");
}

TEST_CASE("two writers of one target at once do not meet") {
  const TemporaryFolder folder;
  Replacement one = begun(folder / "target");
  Replacement two = begun(folder / "target");
  REQUIRE(one.write("one").has_value());
  REQUIRE(two.write("two").has_value());
  REQUIRE(two.commit().has_value());
  REQUIRE(one.commit().has_value());
  CHECK(get(folder / "target") == "one");
  CHECK(count_files(folder.path()) == 1);
}

TEST_CASE("a temporary of the dead goes with the next write, a young or a locked one stays") {
  const TemporaryFolder folder;
  for (const char* name : {".ocelot-1-0.tmp", ".ocelot-2-0.tmp", ".ocelot-3-0.tmp", "other.tmp"})
    put(folder / name, "half");
  for (const char* name : {".ocelot-1-0.tmp", ".ocelot-3-0.tmp", "other.tmp"})
    set_back(folder / name, 120);
  const Descriptor writer(::open((folder / ".ocelot-3-0.tmp").c_str(), O_RDONLY | O_CLOEXEC));
  REQUIRE(::flock(writer.get(), LOCK_EX) == 0);
  REQUIRE(begun(folder / "target").commit().has_value());
  CHECK_FALSE(fs::exists(folder / ".ocelot-1-0.tmp"));
  CHECK(fs::exists(folder / ".ocelot-2-0.tmp"));
  CHECK(fs::exists(folder / ".ocelot-3-0.tmp"));
  CHECK(fs::exists(folder / "other.tmp"));
}

TEST_CASE("a process stops at the commit that a test names, and can be killed there") {
  const TemporaryFolder folder;
  put(folder / "target", "old");
  for (const auto& [moment, content] :
       {std::pair("before:target", "old"), std::pair("after:target", "new")}) {
    const pid_t writer = ::fork();
    if (writer == 0) {
      ::setenv("OCELOT_STOP_AT", moment, 1);
      Result<Replacement> replacement = Replacement::begin(folder / "target");
      if (replacement && replacement->write("new")) static_cast<void>(replacement->commit());
      ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(writer, &status, WUNTRACED) == writer);
    CHECK(WIFSTOPPED(status));
    ::kill(writer, SIGKILL);
    ::waitpid(writer, nullptr, 0);
    CHECK(get(folder / "target") == content);
    for (int tries = 0; tries < 200 && count_files(folder.path()) > 1; ++tries)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK(count_files(folder.path()) == 1);
  }
}

TEST_CASE("a folder that cannot be written to is named") {
  CHECK(test::shown(Replacement::begin("/proc/ocelot/target")) ==
        "/proc/ocelot: error: cannot make the folder: No such file or directory\n");
}

}  // namespace ocelot::io
