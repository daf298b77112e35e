// Reading below an open folder: only regular files, and through no link.
#include "support/io/file_below.hpp"

#include <ctime>
#include <filesystem>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "support/file_age.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

// Has a file, and each thing that is not one.
struct Base {
  test::TemporaryFolder around;
  Folder folder;

  Base() : folder(Folder::open(around.path()).value()) {
    test::put(around / "a/file", "content");
    test::put(around / "a/empty", "");
    fs::create_symlink("file", around / "a/link");
    fs::create_directory_symlink("a", around / "folder-link");
    REQUIRE(::mkfifo((around / "pipe").c_str(), 0600) == 0);
  }
};

}  // namespace

TEST_CASE("a file is read, also an empty one") {
  const Base base;
  CHECK(read_file(base.folder, "a/file").value() == "content");
  CHECK(read_file(base.folder, "a/empty").value() == "");
  CHECK(map_file(base.folder, "a/file")->bytes() == "content");
}

TEST_CASE("a link, a folder and a pipe are not read") {
  const Base base;
  const std::string around = base.around.path().string();
  const std::string help = "help: remove the link; only '" +
                           base.around.path().filename().string() + "' itself may be a link\n";
  CHECK(test::shown(read_file(base.folder, "a/link")) ==
        around + "/a/link: error: a link to 'file', which is not followed\n" + help);
  CHECK(test::shown(read_file(base.folder, "folder-link/file")) ==
        around + "/folder-link: error: a link to 'a', which is not followed\n" + help);
  CHECK(test::shown(read_file(base.folder, "a")) ==
        around + "/a: error: cannot read: Is a directory\n");
  CHECK(test::shown(read_file(base.folder, "pipe")) ==
        around + "/pipe: error: a device, pipe or socket, which is not read\n");
}

TEST_CASE("what is never replaced is recognized without following a link") {
  const Base base;
  fs::create_symlink("pipe", base.around / "pipe-link");
  CHECK(is_device_or_pipe(base.folder, "pipe"));
  for (const char* path : {"pipe-link", "a", "a/file", "none"}) {
    CAPTURE(path);
    CHECK_FALSE(is_device_or_pipe(base.folder, path));
  }
}

TEST_CASE("touch only sets the time of a file") {
  const Base base;
  test::set_age(base.around / "a/file", 1000);
  struct stat status {};
  CHECK_FALSE(touch(base.folder, "a/link"));
  REQUIRE(::stat((base.around / "a/file").c_str(), &status) == 0);
  CHECK(status.st_mtim.tv_sec < std::time(nullptr) - 900);
  CHECK(touch(base.folder, "a/file"));
  REQUIRE(::stat((base.around / "a/file").c_str(), &status) == 0);
  CHECK(status.st_mtim.tv_sec > std::time(nullptr) - 900);
  CHECK(test::get(base.around / "a/file") == "content");
  CHECK_FALSE(touch(base.folder, "none"));
}

}  // namespace ocelot::io
