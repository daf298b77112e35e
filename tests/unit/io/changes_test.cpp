// Several files at once: all of them, or none.
#include "io/changes.hpp"

#include <doctest/doctest.h>

#include "io/file.hpp"
#include "support/processes.hpp"
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
  // More than a umask lets a new file have.
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
  CHECK(shown(made).find("error: this is already here, and is left as it is") != std::string::npos);
  CHECK(get(folder / "there") == "mine");
  CHECK(names_in(folder.path()) == "there ");
}

TEST_CASE("a file that somebody else changed meanwhile is a fault") {
  const TemporaryFolder folder;
  put(folder / "old", "3");
  const Status made =
      make_changes({{folder / "new", std::nullopt, "x"}, {folder / "old", "1", "2"}});
  CHECK(shown(made).find("this file was changed by somebody else meanwhile") != std::string::npos);
  CHECK(names_in(folder.path()) == "old ");
  CHECK(get(folder / "old") == "3");
}

TEST_CASE("what several processes add to a file at once is all in it") {
  const TemporaryFolder folder;
  put(folder / "one", "");
  put(folder / "sub/two", "");
  const auto add = [&](int process) {
    int done = 0;
    for (int tries = 0; done < 5 && tries < 20000; ++tries) {
      const std::string before = get(folder / "one");
      const std::string beside = get(folder / "sub/two");
      std::vector<FileChange> changes = {{folder / "one", before, before + "x"},
                                         {folder / "sub/two", beside, beside + "x"}};
      if (process % 2 == 0) std::swap(changes[0], changes[1]);
      if (make_changes(changes)) ++done;
    }
    return done == 5;
  };
  CHECK(test::count_successes(4, add) == 4);
  CHECK(get(folder / "one") == std::string(20, 'x'));
  CHECK(get(folder / "sub/two") == std::string(20, 'x'));
  CHECK(names_in(folder.path()) == "sub/ one sub/two ");
}

TEST_CASE("when one cannot be put in its place, those before it are put back") {
  const TemporaryFolder folder;
  put(folder / "old", "1");
  // "x" would have to be a file and a folder at once, which shows only when it is its turn.
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
