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

TEST_CASE("below a folder, a target's folder is made, and no link is followed") {
  const TemporaryFolder folder;
  put(folder / "outside/file", "outside");
  fs::create_directory(folder / "base");
  fs::create_directory_symlink("../outside", folder / "base/link");
  const Result<Folder> base = Folder::open(folder / "base");
  REQUIRE(test::shown(base) == "");
  Result<Replacement> replacement = Replacement::begin(*base, "a/b/target");
  REQUIRE(test::shown(replacement) == "");
  REQUIRE(replacement->commit().has_value());
  CHECK(get(folder / "base/a/b/target") == "");
  CHECK(test::shown(Replacement::begin(*base, "link/file")) ==
        (folder / "base/link").string() +
            ": error: a link to '../outside', which is not followed\n"
            "help: remove the link; only 'base' itself may be a link\n");
  CHECK(get(folder / "outside/file") == "outside");
  CHECK(count_files(folder / "outside") == 1);
}

TEST_CASE("below a folder, a target that is a link is replaced, and what it leads to stays") {
  const TemporaryFolder folder;
  put(folder / "outside", "outside");
  fs::create_symlink("outside", folder / "target");
  const Result<Folder> base = Folder::open(folder.path());
  REQUIRE(test::shown(base) == "");
  Result<Replacement> replacement = Replacement::begin(*base, "target");
  REQUIRE(test::shown(replacement) == "");
  REQUIRE(replacement->write("new").has_value());
  REQUIRE(replacement->commit().has_value());
  CHECK(get(folder / "outside") == "outside");
  CHECK(get(folder / "target") == "new");
  CHECK(!fs::is_symlink(folder / "target"));
}

TEST_CASE("a temporary stays in its folder when another folder takes the name") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "other");
  fs::create_directory(folder / "a");
  Replacement replacement = begun(folder / "a/target");
  fs::rename(folder / "a", folder / "moved");
  fs::create_directory_symlink("other", folder / "a");
  REQUIRE(replacement.write("new").has_value());
  REQUIRE(replacement.commit().has_value());
  CHECK(get(folder / "moved/target") == "new");
  CHECK(count_files(folder / "other") == 0);
}

}  // namespace ocelot::io
