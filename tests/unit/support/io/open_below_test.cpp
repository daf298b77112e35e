// Paths below a folder: the kernel's openat2 and the fallback give the same answers.
#include "support/io/open_below.hpp"

#include <cerrno>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include "support/temporary_folder.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

using test::get;
using test::put;
using test::TemporaryFolder;

struct Way {
  std::string name;
  Descriptor (*open)(const Descriptor&, const std::string&, int, mode_t);
};

// The containers that lack openat2 skip its cases; open_below must work in all of them.
std::vector<Way> ways(const Descriptor& folder) {
  std::vector<Way> ways = {{"below", open_below}, {"by part", open_by_part}};
  const Descriptor opened = open_by_kernel(folder, "present", O_RDONLY);
  if (opened.is_open() || (errno != ENOSYS && errno != EPERM))
    ways.push_back({"by kernel", open_by_kernel});
  return ways;
}

// Has a file at each level, and links out of it.
struct Base {
  TemporaryFolder around;
  Descriptor folder;

  Base() {
    put(around / "outside/secret", "outside");
    put(around / "base/present", "1");
    put(around / "base/a/b/file", "2");
    fs::create_symlink("../outside", around / "base/folder-link");
    fs::create_symlink("../outside/secret", around / "base/file-link");
    fs::create_symlink("../outside/none", around / "base/dangling");
    fs::create_symlink("a", around / "base/inner-link");
    fs::create_symlink(around / "outside", around / "base/a/absolute-link");
    fs::create_symlink("/proc/self/root", around / "base/magic");
    folder = Descriptor(::open((around / "base").c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    REQUIRE(folder.is_open());
  }
};

}  // namespace

TEST_CASE("a file at each level can be opened, read and created") {
  for (const Way& way : ways(Base().folder)) {
    const Base base;
    CAPTURE(way.name);
    CHECK(way.open(base.folder, "present", O_RDONLY, 0).is_open());
    CHECK(way.open(base.folder, "a/b/file", O_RDONLY, 0).is_open());
    CHECK(way.open(base.folder, "a/b", O_PATH | O_DIRECTORY, 0).is_open());
    const Descriptor made = way.open(base.folder, "a/new", O_WRONLY | O_CREAT | O_EXCL, 0600);
    REQUIRE(made.is_open());
    CHECK(::write(made.get(), "x", 1) == 1);
    CHECK(get(base.around / "base/a/new") == "x");
    CHECK((fs::status(base.around / "base/a/new").permissions() & fs::perms::mask) ==
          (fs::perms::owner_read | fs::perms::owner_write));
  }
}

TEST_CASE("what does not exist is reported as such") {
  for (const Way& way : ways(Base().folder)) {
    const Base base;
    CAPTURE(way.name);
    for (const char* path : {"none", "none/file", "a/none/file", "a/b/none"}) {
      CAPTURE(path);
      CHECK(!way.open(base.folder, path, O_RDONLY, 0).is_open());
      CHECK(errno == ENOENT);
    }
    CHECK(!way.open(base.folder, "present", O_WRONLY | O_CREAT | O_EXCL, 0600).is_open());
    CHECK(errno == EEXIST);
  }
}

TEST_CASE("no link is followed, wherever it is in the path and wherever it leads") {
  for (const Way& way : ways(Base().folder)) {
    const Base base;
    CAPTURE(way.name);
    for (const char* path : {"folder-link", "folder-link/secret", "folder-link/new", "file-link",
                             "dangling", "dangling/x", "inner-link/b/file",
                             "a/absolute-link/secret", "magic", "magic/etc/passwd"}) {
      for (const int flags : {O_RDONLY, O_WRONLY | O_CREAT, O_PATH | O_DIRECTORY}) {
        CAPTURE(path);
        CAPTURE(flags);
        CHECK(!way.open(base.folder, path, flags, 0600).is_open());
        CHECK((errno == ELOOP || errno == ENOTDIR));
      }
    }
    CHECK(get(base.around / "outside/secret") == "outside");
    CHECK(!fs::exists(base.around / "outside/new"));
    CHECK(!fs::exists(base.around / "outside/none"));
  }
}

TEST_CASE("a path that is not below the folder is invalid") {
  for (const Way& way : ways(Base().folder)) {
    const Base base;
    CAPTURE(way.name);
    const std::string absolute = base.around / "base/present";
    for (const std::string& path :
         {std::string(), std::string("."), std::string(".."), std::string("../outside/secret"),
          std::string("a/../present"), std::string("a/../../outside/secret"),
          std::string("./present"), std::string("a//b/file"), std::string("a/"), absolute,
          std::string("/"), std::string("present\0x", 9)}) {
      CAPTURE(path);
      CHECK(!is_path_below(path));
      CHECK(!way.open(base.folder, path, O_RDONLY, 0).is_open());
      CHECK(errno == EINVAL);
    }
  }
}

}  // namespace ocelot::io
