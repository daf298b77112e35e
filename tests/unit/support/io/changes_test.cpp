// Changes to several files: either all of them or none.
#include "support/io/changes.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/io/file.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

using test::get;
using test::put;
using test::shown;
using test::TemporaryFolder;

std::string names_in(const fs::path& folder) {
  const Result<Listing> listing = list_folder(folder);
  REQUIRE(listing);
  std::string all;
  for (const std::string& name : listing->folders) all += name + "/ ";
  for (const std::string& name : listing->files) all += name + " ";
  return all;
}

}  // namespace

TEST_CASE("new files and changed ones are written, with their folders") {
  const TemporaryFolder folder;
  put(folder / "old", "1");
  // More permissions than a umask allows for a new file.
  fs::permissions(folder / "old", fs::perms::all);
  CHECK(shown(make_changes(
            {{folder / "a/b/new", std::nullopt, "x"}, {folder / "old", "1", "2"}})) == "");
  CHECK(get(folder / "a/b/new") == "x");
  CHECK(get(folder / "old") == "2");
  CHECK(fs::status(folder / "old").permissions() == fs::perms::all);
}

TEST_CASE("a file that a link leads to is changed where it lies") {
  const TemporaryFolder folder;
  put(folder / "real", "1");
  fs::create_symlink("real", folder / "link");
  CHECK(shown(make_changes({{folder / "link", "1", "2"}})) == "");
  CHECK(get(folder / "real") == "2");
  CHECK(fs::is_symlink(folder / "link"));
}

TEST_CASE("what is there is never overwritten, and nothing else is written either") {
  const TemporaryFolder folder;
  put(folder / "there", "mine");
  const Status made = make_changes(
      {{folder / "sub/new", std::nullopt, "x"}, {folder / "there", std::nullopt, "y"}});
  CHECK(shown(made) == (folder / "there").string() +
                           ": error: already exists; not overwritten\n"
                           "help: choose another name, or move the existing file\n");
  CHECK(get(folder / "there") == "mine");
  CHECK(names_in(folder.path()) == "there ");
}

TEST_CASE("a file that somebody else changed meanwhile is a fault") {
  const TemporaryFolder folder;
  put(folder / "old", "3");
  const Status made =
      make_changes({{folder / "new", std::nullopt, "x"}, {folder / "old", "1", "2"}});
  CHECK(shown(made) == (folder / "old").string() +
                           ": error: this file was changed by somebody else meanwhile\n"
                           "help: run the command again\n");
  CHECK(names_in(folder.path()) == "old ");
  CHECK(get(folder / "old") == "3");
}

TEST_CASE("a process that changes a file waits for another one, and sees what that made") {
  const TemporaryFolder folder;
  put(folder / "file", "old");
  const auto start = [&](const char* stop_at, const char* after) {
    const pid_t writer = ::fork();
    if (writer != 0) return writer;
    ::setenv("OCELOT_STOP_AT", stop_at, 1);
    ::_exit(make_changes({{folder / "file", "old", after}}) ? 0 : 1);
  };
  int status = 0;
  const pid_t first = start("before:file", "first");
  REQUIRE(::waitpid(first, &status, WUNTRACED) == first);
  REQUIRE(WIFSTOPPED(status));
  const pid_t second = start("", "second");
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  CHECK(::waitpid(second, &status, WNOHANG) == 0);
  ::kill(first, SIGCONT);
  REQUIRE(::waitpid(first, &status, 0) == first);
  CHECK(WEXITSTATUS(status) == 0);
  if (::waitpid(second, &status, 0) == second) CHECK(WEXITSTATUS(status) == 1);
  CHECK(get(folder / "file") == "first");
  CHECK(names_in(folder.path()) == "file ");
}

TEST_CASE("when one cannot be put in its place, those before it are put back") {
  const TemporaryFolder folder;
  put(folder / "old", "1");
  // "x" would have to be both a file and a folder, which is only found when it is written.
  const Status made = make_changes({{folder / "sub/new", std::nullopt, "n"},
                                    {folder / "old", "1", "2"},
                                    {folder / "x", std::nullopt, "file"},
                                    {folder / "x/y", std::nullopt, "below"}});
  CHECK(!made);
  CHECK(names_in(folder.path()) == "old ");
  CHECK(get(folder / "old") == "1");
}

TEST_CASE("what is put back keeps its mode, and the link that leads to it") {
  const TemporaryFolder folder;
  put(folder / "real", "1");
  fs::permissions(folder / "real", fs::perms::all);
  fs::create_symlink("real", folder / "link");
  CHECK(!make_changes({{folder / "link", "1", "2"},
                       {folder / "x", std::nullopt, "file"},
                       {folder / "x/y", std::nullopt, "below"}}));
  CHECK(get(folder / "real") == "1");
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(fs::status(folder / "real").permissions() == fs::perms::all);
}

TEST_CASE("when one cannot even be begun, nothing is left behind") {
  const TemporaryFolder folder;
  put(folder / "file", "1");
  CHECK(!make_changes(
      {{folder / "sub/new", std::nullopt, "n"}, {folder / "file/below", std::nullopt, "x"}}));
  CHECK(names_in(folder.path()) == "file ");
}

}  // namespace ocelot::io
