// What another user can change is not opened.
#include "support/io/private_folder.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

using test::get;
using test::put;
using test::TemporaryFolder;

constexpr uid_t k_other_user = 54321;

mode_t mode_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(::lstat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

// Only root can give a file away.
bool give_away(const fs::path& path) {
  return ::lchown(path.c_str(), k_other_user, k_other_user) == 0;
}

}  // namespace

TEST_CASE("folders are made for this user only, with their parents") {
  const TemporaryFolder folder;
  const mode_t before = ::umask(0);
  const Result<Folder> made = make_private(folder / "a/b");
  REQUIRE(test::shown(made) == "");
  REQUIRE(make_private(*made, "c"));
  ::umask(before);
  for (const char* name : {"a", "a/b", "a/b/c"}) CHECK(mode_of(folder / name) == 0700);
  CHECK(make_private(folder / "a/b"));
  CHECK(open_private(*made, "c"));
}

TEST_CASE("a folder that others can read stays as it is") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "a");
  ::chmod((folder / "a").c_str(), 0755);
  CHECK(make_private(folder / "a"));
  CHECK(mode_of(folder / "a") == 0755);
}

TEST_CASE("a folder that others can write to is not opened") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "a/b");
  const Result<Folder> above = open_private(folder / "a");
  REQUIRE(above);
  for (const auto& [mode, shown] : {std::pair(0775, "0775"), {0757, "0757"}, {01777, "1777"}}) {
    ::chmod((folder / "a/b").c_str(), static_cast<mode_t>(mode));
    const std::string path = (folder / "a/b").string();
    const auto fault = [&](const std::string& base) {
      return path + ": error: other users may write to it (mode " + shown + ")\nhelp: remove " +
             base + "; or, if you trust all of its content: chmod -R go-w " + base + "\n";
    };
    CHECK(test::shown(open_private(folder / "a/b")) == fault(path));
    CHECK(test::shown(make_private(folder / "a/b")) == fault(path));
    CHECK(test::shown(open_private(*above, "b")) == fault((folder / "a").string()));
    CHECK(test::shown(make_private(*above, "b")) == fault((folder / "a").string()));
  }
}

TEST_CASE("a folder, a file or a link of another user is not opened") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "a");
  put(folder / "file", "x");
  fs::create_directory_symlink(".", folder / "link");
  CHECK(open_private(folder / "link"));
  if (!give_away(folder / "a")) return;
  REQUIRE(give_away(folder / "file"));
  REQUIRE(give_away(folder / "link"));
  const Result<Folder> above = open_private(folder.path());
  REQUIRE(above);
  CHECK(test::shown(open_private(folder / "a")) ==
        (folder / "a").string() + ": error: it belongs to user 54321, not to " +
            user_name(::geteuid()) + "\nhelp: set OCELOT_CACHE_DIR to a folder of your own\n");
  CHECK_FALSE(make_private(*above, "a"));
  CHECK_FALSE(open_private(folder / "link"));
  CHECK_FALSE(open_private(folder / "link/"));
  CHECK_FALSE(open_private_file(*above, "file"));
}

TEST_CASE("only a regular file is opened, and no link") {
  const TemporaryFolder folder;
  const Result<Folder> above = open_private(folder.path());
  REQUIRE(above);
  put(folder / "file", "content");
  fs::create_symlink("file", folder / "link");
  fs::create_symlink("created", folder / "dangling");
  fs::create_directory(folder / "folder");
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(read_private_file(*above, "file", 7).value() == "content");
  CHECK_FALSE(read_private_file(*above, "file", 6));
  for (const char* name : {"link", "dangling", "folder", "pipe", "missing"}) {
    CHECK_FALSE(open_private_file(*above, name));
    if (name != std::string("missing")) CHECK_FALSE(lock_private_file(*above, name));
  }
  CHECK_FALSE(fs::exists(folder / "created"));
  ::chmod((folder / "file").c_str(), 0660);
  CHECK_FALSE(open_private_file(*above, "file"));
}

TEST_CASE("a file is written for this user only, and replaces what is in its place") {
  const TemporaryFolder folder;
  const Result<Folder> above = open_private(folder.path());
  REQUIRE(above);
  put(folder / "outside", "mine");
  fs::create_symlink("outside", folder / "file");
  const mode_t before = ::umask(0);
  for (const char* content : {"first", "second"}) {
    CHECK(test::shown(write_private_file(*above, "file", content)) == "");
    CHECK(get(folder / "file") == content);
    CHECK(mode_of(folder / "file") == 0600);
  }
  ::umask(before);
  CHECK(get(folder / "outside") == "mine");
}

TEST_CASE("a file that has the content already is left untouched") {
  const TemporaryFolder folder;
  const Result<Folder> above = open_private(folder.path());
  REQUIRE(above);
  REQUIRE(write_private_file(*above, "file", "same"));
  struct stat first {};
  struct stat second {};
  ::stat((folder / "file").c_str(), &first);
  REQUIRE(write_private_file(*above, "file", "same"));
  ::stat((folder / "file").c_str(), &second);
  CHECK(first.st_ino == second.st_ino);
}

}  // namespace ocelot::io
