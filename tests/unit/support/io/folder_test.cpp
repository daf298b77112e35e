// An open folder: what is done below it never reaches outside.
#include "support/io/folder.hpp"

#include <filesystem>
#include <string>

#include <doctest/doctest.h>
#include <fcntl.h>

#include "support/current_folder.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

using test::get;
using test::put;
using test::TemporaryFolder;

Folder opened(const fs::path& path) {
  Result<Folder> folder = Folder::open(path);
  REQUIRE(test::shown(folder) == "");
  return std::move(*folder);
}

// base/link leads to outside, which has one file.
struct Base {
  TemporaryFolder around;

  Base() {
    put(around / "outside/file", "outside");
    fs::create_directory(around / "base");
    fs::create_directory_symlink("../outside", around / "base/link");
  }

  bool is_outside_unchanged() const {
    return get(around / "outside/file") == "outside" &&
           std::distance(fs::directory_iterator(around / "outside"), fs::directory_iterator()) == 1;
  }
  std::string fault(const std::string& link) const {
    return (around / "base" / link).string() +
           ": error: a link to '../outside', which is not followed\n"
           "help: remove the link; only 'base' itself may be a link\n";
  }
};

}  // namespace

TEST_CASE("a base may be reached through links") {
  const Base base;
  fs::create_directory_symlink("base", base.around / "chosen");
  const Folder folder = opened(base.around / "chosen");
  CHECK(test::shown(folder.make_folder("a/b")) == "");
  CHECK(fs::is_directory(base.around / "base/a/b"));
}

TEST_CASE("a base that does not exist is made only if asked for") {
  const TemporaryFolder around;
  CHECK(!Folder::open(around / "a/b"));
  CHECK(test::shown(Folder::make(around / "a/b")) == "");
  CHECK(fs::is_directory(around / "a/b"));
}

TEST_CASE("folders are made with their parents and a mode") {
  const TemporaryFolder around;
  const Folder folder = opened(around.path());
  const Result<Folder> made = folder.make_folder("a/b", 0700);
  REQUIRE(test::shown(made) == "");
  CHECK(made->path() == around / "a/b");
  CHECK((fs::status(around / "a").permissions() & fs::perms::mask) == fs::perms::owner_all);
  CHECK((fs::status(around / "a/b").permissions() & fs::perms::mask) == fs::perms::owner_all);
  CHECK(test::shown(folder.make_folder("a/b")) == "");
}

TEST_CASE("every operation through a link fails and names the link") {
  const Base base;
  const Folder folder = opened(base.around / "base");
  put(base.around / "base/present", "1");
  const std::string fault = base.fault("link");
  CHECK(test::shown(folder.open_folder("link")) == fault);
  CHECK(test::shown(folder.make_folder("link")) == fault);
  CHECK(test::shown(folder.make_folder("link/new")) == fault);
  CHECK(test::shown(folder.make_parent("link/new")) == fault);
  CHECK(test::shown(folder.open_file("link/file", O_RDONLY)) == fault);
  CHECK(test::shown(folder.open_file("link/new", O_WRONLY | O_CREAT, 0600)) == fault);
  CHECK(test::shown(folder.open_file("link", O_RDONLY)) == fault);
  CHECK(test::shown(folder.remove_file("link/file")) == fault);
  CHECK(test::shown(folder.remove_tree("link/file")) == fault);
  CHECK(test::shown(folder.remove_empty_folder("link/file")) == fault);
  CHECK(test::shown(folder.rename("link/file", "moved")) == fault);
  CHECK(test::shown(folder.rename("present", "link/file")) == fault);
  CHECK(test::shown(folder.status("link/file")) == fault);
  CHECK(base.is_outside_unchanged());
  CHECK(get(base.around / "base/present") == "1");
}

TEST_CASE("the status is that of a link itself, and none for what does not exist") {
  const Base base;
  put(base.around / "base/file", "12");
  const Folder folder = opened(base.around / "base");
  CHECK(S_ISLNK(folder.status("link").value()->st_mode));
  CHECK(folder.status("file").value()->st_size == 2);
  CHECK(!folder.status("none").value());
  CHECK(!folder.status("none/file").value());
  CHECK(!folder.status("file/below").value());
}

TEST_CASE("the current folder has no name of its own in a message") {
  const Base base;
  const test::CurrentFolder inside(base.around / "base");
  CHECK(test::shown(opened("").open_file("link/file", O_RDONLY)) ==
        "link: error: a link to '../outside', which is not followed\n"
        "help: remove the link\n");
}

TEST_CASE("a link below a subfolder is named with its whole path") {
  const Base base;
  fs::create_directory(base.around / "base/sub");
  fs::rename(base.around / "base/link", base.around / "base/sub/link");
  const Folder folder = opened(base.around / "base");
  const Result<Folder> sub = folder.open_folder("sub");
  REQUIRE(test::shown(sub) == "");
  CHECK(test::shown(sub->make_folder("link/new")) == base.fault("sub/link"));
}

TEST_CASE("a file in place of a folder is not called a link") {
  const TemporaryFolder around;
  put(around / "file", "");
  CHECK(test::shown(opened(around.path()).make_folder("file/a")) ==
        (around / "file/a").string() + ": error: cannot make the folder: Not a directory\n");
}

TEST_CASE("a link is removed, not what it leads to") {
  const Base base;
  const Folder folder = opened(base.around / "base");
  CHECK(folder.remove_file("link").value());
  CHECK(!folder.remove_file("link").value());
  CHECK(base.is_outside_unchanged());
}

TEST_CASE("a tree is removed with its links, and nothing outside") {
  const Base base;
  put(base.around / "base/tree/a/b/file", "1");
  put(base.around / "base/tree/c", "2");
  fs::create_directory_symlink("../../../outside", base.around / "base/tree/a/link");
  const Folder folder = opened(base.around / "base");
  CHECK(folder.remove_tree("tree").value());
  CHECK(!folder.remove_tree("tree").value());
  CHECK(!folder.status("tree").value());
  CHECK(folder.remove_tree("link").value());
  CHECK(base.is_outside_unchanged());
}

TEST_CASE("only an empty folder is removed as such") {
  const TemporaryFolder around;
  put(around / "a/file", "1");
  const Folder folder = opened(around.path());
  CHECK(!folder.remove_empty_folder("a"));
  CHECK(!folder.remove_file("a"));
  CHECK(folder.remove_file("a/file").value());
  CHECK(folder.remove_empty_folder("a").value());
  CHECK(!folder.remove_empty_folder("a").value());
}

TEST_CASE("a rename replaces a link, not what it leads to") {
  const Base base;
  put(base.around / "base/new", "new");
  fs::create_symlink("../outside/file", base.around / "base/target");
  CHECK(test::shown(opened(base.around / "base").rename("new", "target")) == "");
  CHECK(get(base.around / "base/target") == "new");
  CHECK(!fs::is_symlink(base.around / "base/target"));
  CHECK(base.is_outside_unchanged());
}

TEST_CASE("the names in a folder are sorted") {
  const TemporaryFolder around;
  for (const char* name : {"b", "a", ".c"}) put(around / name, "");
  CHECK(opened(around.path()).list().value() == std::vector<std::string>{".c", "a", "b"});
}

TEST_CASE("a path that leaves the folder is invalid") {
  const Base base;
  const Folder folder = opened(base.around / "base");
  for (const char* path : {"..", "../outside/file", "/etc/passwd", "", "a/../../outside/file"}) {
    CAPTURE(path);
    CHECK(!folder.open_file(path, O_RDONLY));
    CHECK(!folder.make_folder(path));
    CHECK(!folder.remove_file(path));
    CHECK(!folder.remove_tree(path));
    CHECK(!folder.rename("link", path));
    CHECK(!folder.status(path));
  }
  CHECK(base.is_outside_unchanged());
}

}  // namespace ocelot::io
