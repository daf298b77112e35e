// What changes the identity of a folder, and what does not.
#include "support/io/folder_identity.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace {

namespace fs = std::filesystem;

using test::put;

struct Folder {
  test::TemporaryFolder temporary;
  fs::path path = temporary / "folder";

  Folder() {
    put(path / "a.go", "package a\n");
    put(path / "below/b.go", "package b\n");
  }

  Digest identity() const {
    const Result<Digest> identity = identity_of_folder(path);
    REQUIRE(test::shown(identity) == "");
    return *identity;
  }
};

struct stat status_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status;
}

bool has_same_change_time(const struct stat& a, const struct stat& b) {
  return a.st_ctim.tv_sec == b.st_ctim.tv_sec && a.st_ctim.tv_nsec == b.st_ctim.tv_nsec;
}

// Overwrites a file in place and restores its modification time. The clock of file systems is
// coarse, so it writes until the change time is a new one.
void edit_secretly(const fs::path& path, const std::string& content) {
  const struct stat before = status_of(path);
  do {
    put(path, content);
    const struct timespec times[] = {before.st_atim, before.st_mtim};
    REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
  } while (has_same_change_time(status_of(path), before));
  CHECK(status_of(path).st_size == before.st_size);
  CHECK(status_of(path).st_mtim.tv_nsec == before.st_mtim.tv_nsec);
}

}  // namespace

TEST_CASE("an unchanged folder has the same identity, also after it was read") {
  const Folder folder;
  const Digest before = folder.identity();
  CHECK(test::get(folder.path / "a.go") == "package a\n");
  CHECK(folder.identity() == before);
}

TEST_CASE("an edit with the same size and the same modification time changes the identity") {
  const Folder folder;
  const Digest before = folder.identity();
  edit_secretly(folder.path / "below/b.go", "package c\n");
  CHECK(folder.identity() != before);
}

TEST_CASE("a new, a removed, a renamed and a replaced file change the identity") {
  const Folder folder;
  Digest before = folder.identity();
  const auto expect_change = [&] {
    const Digest now = folder.identity();
    CHECK(now != before);
    before = now;
  };
  put(folder.path / "new.go", "package a\n");
  expect_change();
  fs::rename(folder.path / "new.go", folder.path / "below/new.go");
  expect_change();
  fs::remove(folder.path / "below/new.go");
  expect_change();
  fs::create_symlink("b.go", folder.path / "below/link.go");
  expect_change();
  put(folder.temporary / "other.go", "package a\n");
  fs::rename(folder.temporary / "other.go", folder.path / "a.go");
  expect_change();
}

TEST_CASE("a missing folder is a failure") {
  CHECK(test::shown(identity_of_folder("/nonexistent/folder")) ==
        "/nonexistent/folder: error: cannot list: No such file or directory\n");
}

}  // namespace ocelot::io
