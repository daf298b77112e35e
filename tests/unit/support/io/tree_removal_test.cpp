// Trees that are hard to remove: read-only, very deep, or partly of another user.
#include "support/io/tree_removal.hpp"

#include <cerrno>
#include <filesystem>
#include <functional>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io/descriptor.hpp"
#include "support/processes.hpp"
#include "support/temporary_folder.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

constexpr uid_t k_nobody = 65534;

// A folder with the tree `tree`, both of a user that is not root.
struct UsersFolder {
  test::TemporaryFolder around;
  Descriptor opened{::open(around.path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};

  // Modes do not limit root.
  bool as_user(const std::function<bool()>& code) const {
    return test::count_successes(
               1, [&](int) { return (::getuid() != 0 || ::setuid(k_nobody) == 0) && code(); }) == 1;
  }

  void give() const {
    if (::getuid() != 0) return;
    REQUIRE(::chown(around.path().c_str(), k_nobody, k_nobody) == 0);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(around.path()))
      REQUIRE(::lchown(entry.path().c_str(), k_nobody, k_nobody) == 0);
  }

  bool has_tree() const { return fs::exists(fs::symlink_status(around / "tree")); }
};

// Creates folders named `d`, each in the one before.
bool make_deep(int folder, int levels) {
  Descriptor above(::openat(folder, ".", O_PATH | O_DIRECTORY | O_CLOEXEC));
  for (int i = 0; i < levels; ++i) {
    if (::mkdirat(above.get(), "d", 0755) != 0) return false;
    above = Descriptor(::openat(above.get(), "d", O_PATH | O_DIRECTORY | O_CLOEXEC));
  }
  return above.is_open();
}

}  // namespace

TEST_CASE("folders without permissions are removed") {
  for (const mode_t mode : {0555, 0444, 0111, 0000}) {
    CAPTURE(mode);
    const UsersFolder folder;
    test::put(folder.around / "tree/a/b/file", "1");
    test::put(folder.around / "tree/c", "2");
    folder.give();
    for (const char* name : {"tree/a/b", "tree/a", "tree"})
      REQUIRE(::chmod((folder.around / name).c_str(), mode) == 0);
    CHECK(folder.as_user([&] { return remove_all(folder.opened.get(), "tree") == 0; }));
    CHECK(!folder.has_tree());
  }
}

TEST_CASE("the permissions of what a link leads to do not change") {
  const UsersFolder folder;
  fs::create_directories(folder.around / "outside");
  fs::create_directories(folder.around / "tree");
  fs::create_directory_symlink("../outside", folder.around / "tree/link");
  folder.give();
  REQUIRE(::chmod((folder.around / "outside").c_str(), 0555) == 0);
  CHECK(folder.as_user([&] { return remove_all(folder.opened.get(), "tree") == 0; }));
  CHECK((fs::status(folder.around / "outside").permissions() & fs::perms::mask) == fs::perms(0555));
}

TEST_CASE("a tree that is deeper than the limit of descriptors is removed") {
  const test::TemporaryFolder around;
  const Descriptor opened(::open(around.path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  REQUIRE(::mkdirat(opened.get(), "tree", 0755) == 0);
  const Descriptor tree(::openat(opened.get(), "tree", O_PATH | O_DIRECTORY | O_CLOEXEC));
  REQUIRE(make_deep(tree.get(), 1000));
  REQUIRE(::mkdirat(tree.get(), "e", 0755) == 0);
  REQUIRE(make_deep(Descriptor(::openat(tree.get(), "e", O_PATH | O_CLOEXEC)).get(), 500));
  CHECK(test::count_successes(1, [&](int) {
          const rlimit descriptors{256, 256};
          return ::setrlimit(RLIMIT_NOFILE, &descriptors) == 0 &&
                 remove_all(opened.get(), "tree") == 0;
        }) == 1);
  CHECK(!fs::exists(around / "tree"));
}

TEST_CASE("what cannot be removed does not keep the rest") {
  if (::getuid() != 0) return;  // only root can give a folder to another user
  const UsersFolder folder;
  test::put(folder.around / "tree/a/file", "1");
  test::put(folder.around / "tree/b", "2");
  folder.give();
  REQUIRE(::chown((folder.around / "tree/a").c_str(), 0, 0) == 0);
  CHECK(folder.as_user([&] { return remove_all(folder.opened.get(), "tree") == EACCES; }));
  CHECK(fs::exists(folder.around / "tree/a/file"));
  CHECK(!fs::exists(folder.around / "tree/b"));
}

TEST_CASE("a tree that does not exist is a failure") {
  const UsersFolder folder;
  CHECK(remove_all(folder.opened.get(), "tree") == ENOENT);
}

}  // namespace ocelot::io
