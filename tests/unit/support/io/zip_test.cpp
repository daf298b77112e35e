// Zip: the bytes depend only on names, modes and contents; other programs can read it.
#include "support/io/zip.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

using test::get;
using test::put;
using test::TemporaryFolder;

// Prints one line for each entry: name, mode, "stored" or "deflated", size, checksum of the
// content, date.
constexpr const char* k_list = R"(python3 - <<'END'
import zipfile, zlib
z = zipfile.ZipFile('out.zip')
assert z.testzip() is None
for i in z.infolist():
    method = {0: 'stored', 8: 'deflated'}[i.compress_type]
    print(i.filename, '%o' % (i.external_attr >> 16), method, i.file_size, '%d-%d-%d' % i.date_time[:3])
END)";

std::string zipped(const TemporaryFolder& folder, std::vector<std::string> paths) {
  const Status done = write_zip(folder / "out.zip", {folder / "in", std::move(paths), 6});
  REQUIRE(test::shown(done) == "");
  return get(folder / "out.zip");
}

void put_with(const fs::path& path, const std::string& content, unsigned mode) {
  put(path, content);
  fs::permissions(path, fs::perms(mode));
}

bool can_read_zip() {
  return test::has_program("python3");
}

}  // namespace

TEST_CASE("order of making, times and the file's own place do not show") {
  const TemporaryFolder one;
  const TemporaryFolder two;
  const std::string large = test::repeat("compress me ", 1000);
  put_with(one / "in/d/run", large, 0755);
  put_with(one / "in/d/b", "b", 0644);
  put_with(one / "in/a", "a", 0644);
  put_with(two / "in/a", "a", 0644);
  put_with(two / "in/d/b", "b", 0644);
  put_with(two / "in/d/run", large, 0755);
  for (const TemporaryFolder* folder : {&one, &two})
    fs::permissions(*folder / "in/d", fs::perms(0755));
  fs::last_write_time(two / "in/a", fs::file_time_type::clock::now() - std::chrono::hours(5000));
  CHECK(zipped(one, {"d", "a"}) == zipped(two, {"a", "d"}));
  CHECK(zipped(one, {"d", "a", "d/b", "a"}) == zipped(two, {"a", "d"}));
}

TEST_CASE("another mode or content is another zip") {
  const TemporaryFolder folder;
  put_with(folder / "in/a", "a", 0644);
  const std::string before = zipped(folder, {"a"});
  fs::permissions(folder / "in/a", fs::perms(0755));
  const std::string executable = zipped(folder, {"a"});
  CHECK(executable != before);
  put_with(folder / "in/a", "b", 0644);
  CHECK(zipped(folder, {"a"}) != before);
}

TEST_CASE("names, modes, methods and sizes are read back by Python") {
  if (!can_read_zip()) return;
  const TemporaryFolder folder;
  put_with(folder / "in/extensions/run", test::repeat("x", 100000), 0755);
  put_with(folder / "in/config/größe.yaml", "key: value\n", 0644);
  put_with(folder / "in/config/empty", "", 0644);
  fs::create_directories(folder / "in/config/folder");
  for (const char* name : {"extensions", "config", "config/folder"})
    fs::permissions(folder / "in" / name, fs::perms(0755));
  zipped(folder, {"extensions", "config"});
  CHECK(test::output_of(folder.path(), k_list) ==
        "config/ 40755 stored 0 1980-1-1\n"
        "config/empty 100644 stored 0 1980-1-1\n"
        "config/folder/ 40755 stored 0 1980-1-1\n"
        "config/größe.yaml 100644 stored 11 1980-1-1\n"
        "extensions/ 40755 stored 0 1980-1-1\n"
        "extensions/run 100755 deflated 100000 1980-1-1");
}

TEST_CASE("unzip accepts it and restores contents and modes") {
  if (!test::has_program("unzip")) return;
  const TemporaryFolder folder;
  const std::string noise = test::output_of(folder.path(), "head -c 70000 /dev/urandom | base64");
  put_with(folder / "in/d/run", noise, 0755);
  put_with(folder / "in/d/text", test::repeat("line\n", 5000), 0640);
  put_with(folder / "in/d/größe", "", 0644);
  fs::permissions(folder / "in/d", fs::perms(0755));
  zipped(folder, {"d"});
  CHECK(test::shell(folder.path(), "unzip -tq out.zip").code == 0);
  CHECK(test::output_of(folder.path(), "unzip -q -d back out.zip && diff -r in back") == "");
  CHECK(test::output_of(folder.path(), "cd back && stat -c '%a %n' d/run d/text") ==
        "755 d/run\n640 d/text");
}

TEST_CASE("what does not shrink is stored") {
  if (!can_read_zip()) return;
  const TemporaryFolder folder;
  std::string noise;
  std::uint32_t state = 1;
  for (int i = 0; i < 5000; ++i)
    noise += static_cast<char>((state = state * 1664525U + 1013904223U) >> 24U);
  put_with(folder / "in/noise", noise, 0644);
  put_with(folder / "in/text", std::string(5000, 'x'), 0644);
  zipped(folder, {"noise", "text"});
  CHECK(test::output_of(folder.path(), k_list) ==
        "noise 100644 stored 5000 1980-1-1\ntext 100644 deflated 5000 1980-1-1");
}

TEST_CASE("a zip of nothing is a zip") {
  if (!can_read_zip()) return;
  const TemporaryFolder folder;
  fs::create_directory(folder / "in");
  zipped(folder, {});
  CHECK(test::output_of(folder.path(), k_list) == "");
}

TEST_CASE("'.' and './' in front bring no dot into a name, as with zip -r") {
  if (!can_read_zip()) return;
  const TemporaryFolder folder;
  put_with(folder / "in/d/a", "a", 0644);
  fs::permissions(folder / "in/d", fs::perms(0755));
  zipped(folder, {"./d"});
  CHECK(test::output_of(folder.path(), k_list) ==
        "d/ 40755 stored 0 1980-1-1\nd/a 100644 stored 1 1980-1-1");
  zipped(folder, {"."});
  CHECK(test::output_of(folder.path(), k_list) ==
        "d/ 40755 stored 0 1980-1-1\nd/a 100644 stored 1 1980-1-1");
}

TEST_CASE("a slash behind a folder's name changes nothing") {
  const TemporaryFolder folder;
  put_with(folder / "in/d/a", "a", 0644);
  CHECK(zipped(folder, {"d/"}) == zipped(folder, {"d"}));
}

TEST_CASE("symbolic links are followed, as zip -r does") {
  if (!can_read_zip()) return;
  const TemporaryFolder folder;
  put_with(folder / "in/d/a", "content", 0755);
  fs::create_directories(folder / "in/links");
  fs::permissions(folder / "in/links", fs::perms(0755));
  fs::permissions(folder / "in/d", fs::perms(0755));
  fs::create_symlink("../d/a", folder / "in/links/file");
  zipped(folder, {"links"});
  CHECK(test::output_of(folder.path(), k_list) ==
        "links/ 40755 stored 0 1980-1-1\nlinks/file 100755 stored 7 1980-1-1");
  fs::create_directory_symlink("../d", folder / "in/links/folder");
  zipped(folder, {"links"});
  CHECK(test::output_of(folder.path(), k_list) ==
        "links/ 40755 stored 0 1980-1-1\nlinks/file 100755 stored 7 1980-1-1\n"
        "links/folder/ 40755 stored 0 1980-1-1\nlinks/folder/a 100755 stored 7 1980-1-1");
}

TEST_CASE("a path that is not there is a failure that names it") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "in");
  CHECK(test::shown(write_zip(folder / "out.zip", {folder / "in", {"missing"}, 6})) ==
        (folder / "in/missing").string() + ": error: cannot read: No such file or directory\n");
}

TEST_CASE("a zip that cannot be made is a failure with the system's own reason") {
  const TemporaryFolder folder;
  put(folder / "in/a", "a");
  const std::string out = (folder / "missing/out.zip").string();
  CHECK(test::shown(write_zip(out, {folder / "in", {"a"}, 6})) ==
        out + ": error: cannot create: No such file or directory\n");
}

TEST_CASE("a file of 4 GiB is refused") {
  const TemporaryFolder folder;
  put(folder / "in/large", "");
  if (::truncate((folder / "in/large").c_str(), 4294967296) != 0) return;
  CHECK(test::shown(write_zip(folder / "out.zip", {folder / "in", {"large"}, 6})) ==
        "large: error: 4 GiB or more do not fit a zip file of the classic form\n");
}

TEST_CASE("an old zip is written anew, not added to") {
  const TemporaryFolder folder;
  put_with(folder / "in/a", "a", 0644);
  const std::string fresh = zipped(folder, {"a"});
  put(folder / "out.zip", std::string(10000, 'x'));
  CHECK(zipped(folder, {"a"}) == fresh);
}

}  // namespace ocelot::io
