// Merge bases, compared with git's.
#include "support/git/merge_base.hpp"

#include <doctest/doctest.h>

#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;
using test::output_of;
using test::shown;

namespace {

// main and topic have two commits each after their fork.
void make_fork(const fs::path& folder) {
  fs::create_directories(folder);
  const std::string commit = "git commit -q --allow-empty -m ";
  CHECK(output_of(folder, "git init -q -b main && " + commit + "one && " + commit +
                              "two && git branch topic && " + commit + "three && " + commit +
                              "four && git checkout -q topic && " + commit + "five && " + commit +
                              "six") == "");
}

std::string id_of(const fs::path& folder, const std::string& ref) {
  return output_of(folder, "git rev-parse " + ref);
}

std::string base_with(const fs::path& folder, const std::string& ref) {
  const Result<std::string> base = merge_base(folder, id_of(folder, ref), ref);
  return base ? *base : shown(base);
}

}  // namespace

TEST_CASE("the merge base is git's: of a branch, an ancestor, HEAD and a merge") {
  const test::TemporaryFolder folder;
  const fs::path repo = folder / "repo";
  make_fork(repo);
  for (const char* ref : {"main", "HEAD~1", "HEAD", "main~1"})
    CHECK(base_with(repo, ref) == output_of(repo, std::string("git merge-base HEAD ") + ref));
  CHECK(base_with(repo, "main") == id_of(repo, "topic~2"));
  CHECK(output_of(repo, "git merge -q -m merge main") == "");
  CHECK(base_with(repo, "main") == id_of(repo, "main"));
  CHECK(head_of(repo)->parents ==
        std::vector<std::string>{id_of(repo, "topic~1"), id_of(repo, "main")});
}

TEST_CASE("histories without a common commit have none, and before a commit there is no HEAD") {
  const test::TemporaryFolder folder;
  const fs::path repo = folder / "repo";
  make_fork(repo);
  CHECK(output_of(repo, "git checkout -q --orphan other && git commit -q --allow-empty -m other") ==
        "");
  CHECK(base_with(repo, "main") == repo.string() +
                                       ": error: 'main' and HEAD have no common commit\n"
                                       "help: name a commit of the history of HEAD\n");
  CHECK(output_of(repo, "git checkout -q --orphan empty") == "");
  CHECK(base_with(repo, "main").find("error: no commit yet: ") != std::string::npos);
}

TEST_CASE("a shallow clone has the merge base if it is deep enough, else a help") {
  const test::TemporaryFolder folder;
  make_fork(folder / "repo");
  const auto clone = [&](const std::string& depth) {
    const fs::path repo = folder / ("depth" + depth);
    CHECK(output_of(folder.path(), "git clone -q --no-single-branch --depth " + depth +
                                       " 'file://" + (folder / "repo").string() + "' '" +
                                       repo.string() + "'") == "");
    CHECK(is_shallow(repo).value());
    return repo;
  };
  const fs::path deep = clone("3");
  CHECK(base_with(deep, "origin/main") == id_of(folder / "repo", "topic~2"));
  CHECK(base_with(deep, "HEAD~1") == id_of(folder / "repo", "topic~1"));
  const std::string fault = base_with(clone("2"), "origin/main");
  CHECK(fault.find("error: 'origin/main' and HEAD have no common commit\n") != std::string::npos);
  CHECK(fault.ends_with("git fetch --unshallow\n"));
  CHECK(!is_shallow(folder / "repo").value());
}

}  // namespace ocelot::git
