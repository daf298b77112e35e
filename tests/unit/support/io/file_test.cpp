// Files are replaced only if they change, and are never incomplete.
#include "support/io/file.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "support/io/write_file.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

using test::get;
using test::put;
using test::TemporaryFolder;

struct Identity {
  ino_t inode;
  std::time_t time;
  long nanoseconds;

  bool operator==(const Identity&) const = default;
};

Identity identity(const fs::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return {status.st_ino, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

void set_time(const fs::path& path, std::time_t time) {
  const timespec times[] = {{time, 5}, {time, 5}};
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
}

std::string names_in(const fs::path& folder) {
  const Result<Listing> listing = list_folder(folder);
  REQUIRE(listing);
  std::string all;
  for (const std::string& name : listing->folders) all += name + "/ ";
  for (const std::string& name : listing->files) all += name + " ";
  return all;
}

}  // namespace

TEST_CASE("a file is read to the byte") {
  const TemporaryFolder folder;
  const std::string bytes = test::repeat(std::string("a\0\r\n\xFF", 5), 10000);
  put(folder / "f", bytes);
  CHECK(read_file(folder / "f").value() == bytes);
  put(folder / "empty", "");
  CHECK(read_file(folder / "empty").value() == "");
}

TEST_CASE("what cannot be read is named, with the reason") {
  const TemporaryFolder folder;
  const std::string missing = (folder / "missing").string();
  CHECK(test::shown(read_file(missing)) ==
        missing + ": error: cannot open: No such file or directory\n");
  const std::string path = folder.path().string();
  CHECK(test::shown(read_file(path)) == path + ": error: cannot read: Is a directory\n");
}

TEST_CASE("a new file is written, folders included") {
  const TemporaryFolder folder;
  CHECK(write_if_changed(folder / "a/b/f", "one").value() == Written::changed);
  CHECK(get(folder / "a/b/f") == "one");
  CHECK(names_in(folder.path()) == "a/ a/b/ a/b/f ");
}

TEST_CASE("equal bytes leave a file's time and inode alone") {
  const TemporaryFolder folder;
  for (const std::string content : {"same", ""}) {
    put(folder / "f", content);
    set_time(folder / "f", 1000);
    const Identity before = identity(folder / "f");
    CHECK(write_if_changed(folder / "f", content).value() == Written::unchanged);
    CHECK(identity(folder / "f") == before);
  }
}

TEST_CASE("other bytes replace a file at once") {
  const TemporaryFolder folder;
  put(folder / "f", "one");
  set_time(folder / "f", 1000);
  const Identity before = identity(folder / "f");
  CHECK(write_if_changed(folder / "f", "two").value() == Written::changed);
  CHECK(get(folder / "f") == "two");
  CHECK(identity(folder / "f").inode != before.inode);
  CHECK(identity(folder / "f").time > 1000);
  CHECK(names_in(folder.path()) == "f ");
}

TEST_CASE("a text in pieces is written as one, and left alone where the file holds it") {
  const TemporaryFolder folder;
  const auto pieces = [](const ByteSink& take) -> Status {
    for (const char* piece : {"one ", "", "two ", "three"}) take(piece);
    return {};
  };
  CHECK(write_if_changed(folder / "a/f", pieces).value() == Written::changed);
  CHECK(get(folder / "a/f") == "one two three");
  const Identity before = identity(folder / "a/f");
  CHECK(write_if_changed(folder / "a/f", pieces).value() == Written::unchanged);
  CHECK(identity(folder / "a/f") == before);
  for (const char* other : {"", "one ", "one two thref", "one two three ", "One two three"}) {
    put(folder / "a/f", other);
    CHECK_MESSAGE(write_if_changed(folder / "a/f", pieces).value() == Written::changed, other);
    CHECK(get(folder / "a/f") == "one two three");
  }
  CHECK(names_in(folder / "a") == "f ");
}

TEST_CASE("a reader of the old file keeps the old bytes") {
  const TemporaryFolder folder;
  put(folder / "f", "old");
  const Result<MappedFile> reader = MappedFile::open(folder / "f");
  REQUIRE(reader);
  REQUIRE(write_if_changed(folder / "f", "new"));
  CHECK(reader->bytes() == "old");
}

TEST_CASE("a target that is a folder is a failure that leaves nothing behind") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "f");
  const std::string path = (folder / "f").string();
  CHECK(test::shown(write_if_changed(path, "x")) ==
        path + ": error: cannot replace: Is a directory\n");
  CHECK(names_in(folder.path()) == "f/ ");
}

TEST_CASE("a file in the place of a folder is a failure") {
  const TemporaryFolder folder;
  put(folder / "f", "x");
  const std::string text = test::shown(write_if_changed(folder / "f/g", "x"));
  CHECK(text == (folder / "f").string() + ": error: cannot make the folder: Not a directory\n");
  CHECK(get(folder / "f") == "x");
}

TEST_CASE("a name as long as the system allows can be written") {
  const TemporaryFolder folder;
  const std::string name(255, 'n');
  CHECK(test::shown(write_if_changed(folder / name, "x")) == "");
  CHECK(names_in(folder.path()) == name + " ");
}

TEST_CASE("a finished file is installed, and its mode is a plain file's") {
  const TemporaryFolder folder;
  put(folder / "made", "content");
  fs::permissions(folder / "made", fs::perms(0700));
  CHECK(install_if_changed(folder / "made", folder / "out/f").value() == Written::changed);
  CHECK(get(folder / "out/f") == "content");
  CHECK(get(folder / "made") == "content");
  CHECK((fs::status(folder / "out/f").permissions() & fs::perms::owner_exec) == fs::perms::none);
  const Identity before = identity(folder / "out/f");
  CHECK(install_if_changed(folder / "made", folder / "out/f").value() == Written::unchanged);
  CHECK(identity(folder / "out/f") == before);
}

TEST_CASE("installing what is not there is a failure, and the target stays") {
  const TemporaryFolder folder;
  put(folder / "f", "old");
  const std::string missing = (folder / "missing").string();
  CHECK(test::shown(install_if_changed(missing, folder / "f")) ==
        missing + ": error: cannot open: No such file or directory\n");
  CHECK(get(folder / "f") == "old");
}

TEST_CASE("a folder is listed with all below it, sorted by bytes") {
  const TemporaryFolder folder;
  for (const char* name : {"b", "a/z", "a.b", "a/b/c", ".hidden", "B", "é"}) put(folder / name, "");
  fs::create_directory(folder / "empty");
  CHECK(names_in(folder.path()) == "a/ a/b/ empty/ .hidden B a.b a/b/c a/z b é ");
}

TEST_CASE("symbolic links are listed and not followed") {
  const TemporaryFolder folder;
  put(folder / "a/f", "");
  fs::create_directory_symlink("a", folder / "to_folder");
  fs::create_directory_symlink(".", folder / "to_self");
  fs::create_symlink("nowhere", folder / "to_nothing");
  CHECK(names_in(folder.path()) == "a/ a/f to_folder to_nothing to_self ");
}

TEST_CASE("a folder that is not there, or none, cannot be listed") {
  const TemporaryFolder folder;
  const std::string missing = (folder / "missing").string();
  CHECK(test::shown(list_folder(missing)) ==
        missing + ": error: cannot list: No such file or directory\n");
  put(folder / "f", "");
  const std::string file = (folder / "f").string();
  CHECK(test::shown(list_folder(file)) == file + ": error: cannot list: Not a directory\n");
}

TEST_CASE("a mapped file has the file's bytes, and an empty one none") {
  const TemporaryFolder folder;
  put(folder / "f", "content");
  put(folder / "empty", "");
  Result<MappedFile> file = MappedFile::open(folder / "f");
  REQUIRE(file);
  const MappedFile moved = std::move(*file);
  CHECK(moved.bytes() == "content");
  CHECK(MappedFile::open(folder / "empty").value().bytes().empty());
  const std::string path = folder.path().string();
  CHECK(test::shown(MappedFile::open(path)) == path + ": error: cannot read: Is a directory\n");
}

TEST_CASE("a device, pipe or socket is never replaced") {
  const test::TemporaryFolder folder;
  const std::string pipe = (folder / "pipe").string();
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(test::shown(write_if_changed(pipe, "x")) ==
        pipe + ": error: a device, pipe or socket, which is not replaced\n");
  CHECK(fs::is_fifo(pipe));
}

}  // namespace ocelot::io
