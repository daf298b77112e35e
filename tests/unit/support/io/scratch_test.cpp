// Scratch folders: they have plain names, are removed at the end, and are swept if their owner is
// dead.
#include "support/io/scratch.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <thread>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/environment.hpp"
#include "support/file_age.hpp"
#include "support/processes.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

using test::set_age;
using test::TemporaryFolder;
using test::Variable;

fs::path made_and_dropped() {
  const Result<Scratch> scratch = Scratch::make();
  REQUIRE(test::shown(scratch) == "");
  return scratch->path();
}

std::string prefix() {
  return "ocelot-" + std::to_string(::getuid()) + "-";
}

// The remains of a step that was killed together with its watchdog: a folder without a lock.
fs::path left_by_the_dead(const TemporaryFolder& folder) {
  fs::path left = folder / (prefix() + "abcdef");
  test::put(left / "deep/file", "content");
  return left;
}

}  // namespace

TEST_CASE("a scratch folder is fresh, empty, and ours alone") {
  const Result<Scratch> one = Scratch::make();
  const Result<Scratch> two = Scratch::make();
  REQUIRE(one);
  REQUIRE(two);
  CHECK(one->path() != two->path());
  CHECK(fs::is_empty(one->path()));
  CHECK((fs::status(one->path()).permissions() & fs::perms::all) == fs::perms::owner_all);
}

TEST_CASE("a scratch folder is removed with all it holds") {
  fs::path path;
  {
    const Result<Scratch> scratch = Scratch::make();
    REQUIRE(scratch);
    path = scratch->path();
    test::put(path / "a/b/c", "content");
    fs::create_symlink("/", path / "root");
  }
  CHECK_FALSE(fs::exists(path));
  CHECK(fs::exists("/bin/sh"));
}

TEST_CASE("a scratch folder goes when its owner is killed") {
  const TemporaryFolder folder;
  const Variable chosen("TMPDIR", folder.path());
  const pid_t owner = ::fork();
  if (owner == 0) {
    const Result<Scratch> scratch = Scratch::make();
    if (scratch) test::put(scratch->path() / "deep/file", "content");
    ::kill(::getpid(), SIGKILL);
  }
  ::waitpid(owner, nullptr, 0);
  for (int tries = 0; tries < 200 && !fs::is_empty(folder.path()); ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a moved scratch folder has one owner") {
  fs::path path;
  {
    Result<Scratch> first = Scratch::make();
    REQUIRE(first);
    path = first->path();
    {
      const Scratch second = std::move(*first);
      CHECK(second.path() == path);
      CHECK(fs::exists(path));
    }
    CHECK_FALSE(fs::exists(path));
    fs::create_directory(path);
  }
  CHECK(fs::exists(path));
  fs::remove(path);
}

TEST_CASE("TMPDIR is used where its name is plain") {
  const TemporaryFolder folder;
  const Variable chosen("TMPDIR", folder.path());
  CHECK(made_and_dropped().parent_path() == folder.path());
}

TEST_CASE("a TMPDIR on which a Makefile would break is passed over") {
  const TemporaryFolder folder;
  for (const char* name : {"with blank", "a:b", "it's", "$HOME", "(x)", "a\"b", "ä", "a#b"}) {
    fs::create_directory(folder / name);
    const Variable chosen("TMPDIR", folder / name);
    CHECK(made_and_dropped().parent_path() == "/tmp");
  }
}

TEST_CASE("a TMPDIR that is relative, empty or missing is passed over") {
  for (const char* name : {"", ".", "tmp", "/no/such/folder"}) {
    const Variable chosen("TMPDIR", name);
    CHECK(made_and_dropped().parent_path() == "/tmp");
  }
}

TEST_CASE("an old folder whose owner is dead is swept by the next") {
  const TemporaryFolder folder;
  const Variable chosen("TMPDIR", folder.path());
  const fs::path left = left_by_the_dead(folder);
  REQUIRE(fs::exists(left / "deep/file"));
  set_age(left, 120);
  made_and_dropped();
  CHECK_FALSE(fs::exists(left));
}

TEST_CASE("a young folder without an owner is left alone, as its lock may be yet to come") {
  const TemporaryFolder folder;
  const Variable chosen("TMPDIR", folder.path());
  const fs::path left = left_by_the_dead(folder);
  set_age(left, 10);
  made_and_dropped();
  CHECK(fs::exists(left / "deep/file"));
}

TEST_CASE("an old folder whose owner lives is not swept") {
  const TemporaryFolder folder;
  const Variable chosen("TMPDIR", folder.path());
  const Result<Scratch> live = Scratch::make();
  REQUIRE(live);
  set_age(live->path(), 3600);
  made_and_dropped();
  CHECK(fs::exists(live->path()));
}

TEST_CASE("folders of other names, files and symbolic links are not swept") {
  const TemporaryFolder folder;
  const Variable chosen("TMPDIR", folder.path());
  fs::create_directory(folder / "ocelot-other");
  fs::create_directory(folder / "target");
  test::put(folder / (prefix() + "file"), "");
  fs::create_directory_symlink(folder / "target", folder / (prefix() + "link"));
  for (const std::string& name :
       {std::string("ocelot-other"), prefix() + "file", std::string("target")})
    set_age(folder / name, 3600);
  made_and_dropped();
  CHECK(fs::exists(folder / "ocelot-other"));
  CHECK(fs::exists(folder / (prefix() + "file")));
  CHECK(fs::exists(folder / "target"));
  CHECK(fs::is_symlink(folder / (prefix() + "link")));
}

}  // namespace ocelot::io
