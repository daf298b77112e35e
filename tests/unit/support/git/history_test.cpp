// What changed since a commit, as git itself says.
#include "support/git/history.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;
using test::output_of;
using test::put;
using test::shown;

namespace {

// A repository of three files in one commit.
void make_repository(const fs::path& folder) {
  put(folder / "kept", "1");
  put(folder / "edited", "1");
  put(folder / "deep/deleted", "1");
  put(folder / ".gitignore", "made\n");
  CHECK(output_of(folder, "git init -q && git add -A && git commit -q -m first") == "");
}

std::string changed(const fs::path& folder, const std::string& commit) {
  const auto paths = changed_since(folder, commit);
  if (!paths) return shown(paths);
  std::string all;
  for (const std::string& path : *paths) all += path + " ";
  return all;
}

}  // namespace

TEST_CASE("A folder's work tree is found from below, with links resolved") {
  const test::TemporaryFolder folder;
  make_repository(folder / "repo");
  fs::create_directory_symlink(folder / "repo/deep", folder / "link");
  for (const char* below : {"repo", "repo/deep", "link"}) {
    const auto found = find_work_tree(folder / below);
    REQUIRE(shown(found) == "");
    CHECK(fs::equivalent(*found, folder / "repo"));
  }
  CHECK(shown(find_work_tree(folder.path())).find("error: no git repository: ") !=
        std::string::npos);
}

TEST_CASE("A bare repository has no work tree") {
  const test::TemporaryFolder folder;
  CHECK(output_of(folder.path(), "git init -q --bare repo") == "");
  CHECK(shown(find_work_tree(folder / "repo")).find("a repository without a work tree") !=
        std::string::npos);
}

TEST_CASE("Edited, deleted, staged and new files are changed; ignored ones are not") {
  const test::TemporaryFolder folder;
  make_repository(folder.path());
  CHECK(changed(folder.path(), "HEAD") == "");
  put(folder / "edited", "2");
  put(folder / "deep/new", "1");
  put(folder / "staged", "1");
  put(folder / "made", "1");
  fs::remove(folder / "deep/deleted");
  CHECK(output_of(folder.path(), "git add staged") == "");
  CHECK(changed(folder.path(), "HEAD") == "deep/deleted deep/new edited staged ");
}

TEST_CASE("Later commits count too, and back again is no change") {
  const test::TemporaryFolder folder;
  make_repository(folder.path());
  const std::string first = output_of(folder.path(), "git rev-parse HEAD");
  put(folder / "edited", "2");
  CHECK(output_of(folder.path(), "git commit -q -a -m second") == "");
  CHECK(changed(folder.path(), "HEAD") == "");
  CHECK(changed(folder.path(), first) == "edited ");
  put(folder / "edited", "1");
  CHECK(changed(folder.path(), first) == "");
}

TEST_CASE("A commit that is not there is a fault") {
  const test::TemporaryFolder folder;
  make_repository(folder.path());
  CHECK(changed(folder.path(), std::string(40, '1')).find("cannot read the commit") !=
        std::string::npos);
}

}  // namespace ocelot::git
