// What changed since a commit, compared with git's output.
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

// Creates a repository with three files in one commit.
void make_repository(const fs::path& folder) {
  put(folder / "kept", "1");
  put(folder / "edited", "1");
  put(folder / "deep/deleted", "1");
  put(folder / ".gitignore", "made\n");
  CHECK(output_of(folder, "git init -q && git add -A && git commit -q -m first") == "");
}

std::string changed(const fs::path& folder, const std::string& commit) {
  const std::string id = commit == "HEAD" ? output_of(folder, "git rev-parse HEAD") : commit;
  const auto paths = changed_since(folder, id);
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

TEST_CASE("A path is tracked as a file, a link, a submodule or the folder of one") {
  const test::TemporaryFolder folder;
  output_of(folder.path(), "git init -q && mkdir f && touch file f/x other && ln -s nowhere link");
  output_of(folder.path(),
            "git add file f link && git update-index --add --cacheinfo "
            "160000,0123456789012345678901234567890123456789,sub");
  const std::set<std::string> paths = {"file", "f", "link", "sub", "other", "fi", "f/x", "f/y"};
  CHECK(find_tracked(folder.path(), paths).value() ==
        std::set<std::string>{"f", "f/x", "file", "link", "sub"});
}

TEST_CASE("A commit that is not there is a fault") {
  const test::TemporaryFolder folder;
  make_repository(folder.path());
  CHECK(changed(folder.path(), std::string(40, '1')).find("cannot read the commit") !=
        std::string::npos);
}

TEST_CASE("A folder is read at a commit; one that was not there is empty") {
  const test::TemporaryFolder folder;
  make_repository(folder.path());
  const std::string commit = output_of(folder.path(), "git rev-parse HEAD");
  const auto tree = tree_at(folder.path(), commit, "deep");
  REQUIRE(shown(tree) == "");
  REQUIRE(tree->size() == 1);
  CHECK(tree->front().path == "deleted");
  CHECK(tree_at(folder.path(), commit, "none").value().empty());
}

TEST_CASE("A lost object is a failure with a command, not an empty folder") {
  const test::TemporaryFolder folder;
  make_repository(folder.path());
  const std::string commit = output_of(folder.path(), "git rev-parse HEAD");
  REQUIRE(output_of(folder.path(),
                    "o=$(git rev-parse HEAD:deep/deleted); "
                    "rm -f .git/objects/$(echo $o | cut -c1-2)/$(echo $o | cut -c3-)") == "");
  const auto tree = tree_at(folder.path(), commit, "deep");
  REQUIRE(!tree);
  CHECK(tree.error().front().code == "no-history");
  CHECK(tree.error().front().help ==
        "in a partial clone, fetch what it lacks: git fetch --refetch --no-filter");
}

TEST_CASE("Extensions of sparse checkouts and partial clones are accepted") {
  const test::TemporaryFolder folder;
  make_repository(folder.path());
  REQUIRE(output_of(folder.path(),
                    "git config core.repositoryFormatVersion 1 && "
                    "git config extensions.worktreeConfig true && "
                    "git config extensions.partialClone origin") == "");
  CHECK(changed(folder.path(), "HEAD") == "");
}

TEST_CASE("A file that a sparse checkout leaves out is not deleted") {
  const test::TemporaryFolder folder;
  make_repository(folder.path());
  const std::string first = output_of(folder.path(), "git rev-parse HEAD");
  put(folder / "other/file", "1");
  put(folder / "deep/deleted", "2");
  REQUIRE(output_of(folder.path(),
                    "git add -A && git commit -q -m second && "
                    "git sparse-checkout set --cone") == "");
  REQUIRE(!fs::exists(folder / "deep"));
  CHECK(changed(folder.path(), "HEAD") == "");
  CHECK(changed(folder.path(), first) == "deep/deleted other/file ");
}

TEST_CASE("A revision that a shallow clone lacks names the command that fetches it") {
  const test::TemporaryFolder folder;
  make_repository(folder / "full");
  CHECK(output_of(folder / "full", "git commit -q --allow-empty -m second") == "");
  CHECK(output_of(folder.path(), "git clone -q --depth 1 \"file://$PWD/full\" shallow") == "");
  const auto commit = commit_at(folder / "shallow", "HEAD~1");
  REQUIRE(!commit);
  CHECK(commit.error().front().code == "unknown-ref");
  CHECK(
      commit.error().front().help ==
      "this clone is shallow; fetch its whole history with 'fetch-depth: 0' of actions/checkout or "
      "'GIT_DEPTH: 0' in GitLab, or run: git fetch --unshallow");
}

}  // namespace ocelot::git
