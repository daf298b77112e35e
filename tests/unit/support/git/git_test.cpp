// Git: refs, trees and ids are the same as git's. The system's git creates the repositories.
#include "support/git/git.hpp"

#include <map>

#include <doctest/doctest.h>

#include "support/git/git_tree_id.hpp"
#include "support/io/tree_folder.hpp"
#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;

namespace {

using Kind = TreeEntry::Kind;
using test::output_of;
using test::TemporaryFolder;

constexpr const char* k_make_repository = R"(set -e
git init -q -b main repo; cd repo
mkdir -p collector/a collector/b/c
echo one > collector/a/file; echo two > collector/a.b; echo three > collector/a-b
printf '' > collector/b/c/empty
echo '#!/bin/sh' > collector/b/run; chmod +x collector/b/run
ln -s b/run collector/link
echo other > README
git add -A; git commit -qm first
git tag light; git tag -a annotated -m message
git checkout -q -b side/branch; echo more > collector/more; git add -A; git commit -qm second
git checkout -q main)";

struct Repository {
  TemporaryFolder folder;
  fs::path path = folder / "repo";

  Repository() { REQUIRE(output_of(folder.path(), k_make_repository) == ""); }

  std::string git(const std::string& words) const { return output_of(path, "git " + words); }
};

Result<std::string> commit_of(const fs::path& folder, const std::string& ref) {
  const Result<GitRepository> repository = GitRepository::open(folder);
  if (!repository) return fail(repository.error());
  return repository->commit_of(ref);
}

std::string resolved(const fs::path& repository, const std::string& ref) {
  const Result<std::string> commit = commit_of(repository, ref);
  return commit ? *commit : test::shown(commit);
}

Result<Tree> read_commit(const fs::path& repository, const std::string& commit,
                         const std::string& folder) {
  return GitRepository::open(repository).value().read(commit, folder);
}

std::string in_upper_case(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

bool is_repository(const fs::path& folder) {
  return GitRepository::find(folder).value().has_value();
}

std::string id_of_folder(const TemporaryFolder& folder) {
  const Result<Tree> tree = io::read_tree(folder / "repo");
  REQUIRE(test::shown(tree) == "");
  return tree_id(*tree);
}

}  // namespace

TEST_CASE("a repository is a folder with .git, or a bare one, and none inside another") {
  const Repository repository;
  REQUIRE(repository.git("clone -q --bare . ../bare.git") == "");
  CHECK(is_repository(repository.path));
  CHECK(is_repository(repository.folder / "bare.git"));
  CHECK_FALSE(is_repository(repository.path / "collector"));
  CHECK_FALSE(is_repository(repository.folder.path()));
  CHECK_FALSE(is_repository(repository.folder / "missing"));
}

TEST_CASE("a ref means what git means by it") {
  const Repository repository;
  const std::string first = repository.git("rev-parse main");
  const std::string second = repository.git("rev-parse side/branch");
  REQUIRE(first.size() == 40);
  CHECK(resolved(repository.path, "main") == first);
  CHECK(resolved(repository.path, "HEAD") == first);
  CHECK(resolved(repository.path, "refs/heads/side/branch") == second);
  CHECK(resolved(repository.path, in_upper_case(second)) == second);
  CHECK(resolved(repository.path, in_upper_case(second.substr(0, 10))) == second);
  CHECK(resolved(repository.path, "light") == first);
  CHECK(resolved(repository.path, "annotated") == first);
  CHECK(resolved(repository.path, "side/branch") == second);
  CHECK(resolved(repository.path, second) == second);
  CHECK(resolved(repository.path, second.substr(0, 10)) == second);
  CHECK(resolved(repository.path, repository.git("rev-parse annotated")) == first);
}

TEST_CASE("HEAD is the repository's own, not the remote's, a branch's or a tag's") {
  const Repository repository;
  REQUIRE(repository.git("clone -q . ../clone") == "");
  const fs::path clone = repository.folder / "clone";
  REQUIRE(output_of(clone, "git checkout -q --detach origin/side/branch") == "");
  const std::string second = repository.git("rev-parse side/branch");
  CHECK(output_of(clone, "git rev-parse refs/remotes/origin/HEAD") != second);
  CHECK(resolved(clone, "HEAD") == second);
  REQUIRE(output_of(clone,
                    "git update-ref refs/tags/HEAD main && git update-ref refs/heads/HEAD "
                    "main") == "");
  CHECK(resolved(clone, "HEAD") == second);
}

TEST_CASE("HEAD of a submodule is the commit that is pinned") {
  const Repository repository;
  const std::string second = repository.git("rev-parse side/branch");
  REQUIRE(output_of(repository.folder.path(),
                    "git init -q super && cd super && git -c protocol.file.allow=always submodule "
                    "--quiet add ../repo up 2>&1 && git -C up checkout -q " +
                        second + " && git add up && git commit -qm pin") == "");
  CHECK(resolved(repository.folder / "super/up", "HEAD") == second);
}

TEST_CASE("a bare repository resolves alike") {
  const Repository repository;
  REQUIRE(repository.git("clone -q --bare . ../bare.git") == "");
  const fs::path bare = repository.folder / "bare.git";
  CHECK(resolved(bare, "annotated") == repository.git("rev-parse main"));
  CHECK(resolved(bare, "side/branch") == repository.git("rev-parse side/branch"));
}

TEST_CASE("a branch goes before a tag of the same name") {
  const Repository repository;
  REQUIRE(repository.git("tag side/branch main") == "");
  CHECK(resolved(repository.path, "side/branch") ==
        repository.git("rev-parse refs/heads/side/branch"));
}

TEST_CASE("a ref that nothing bears, or that is no commit, is unknown") {
  const Repository repository;
  const std::string where = repository.path.string();
  const std::string blob = repository.git("rev-parse main:README");
  for (const std::string& ref :
       {std::string("nowhere"), std::string(40, '0'), blob, std::string("v1..v2"),
        std::string("main~0"), std::string(":/first"), "v1-2-g" + repository.git("rev-parse main"),
        repository.git("rev-parse main").substr(0, 3)}) {
    const Result<std::string> commit = commit_of(repository.path, ref);
    REQUIRE_FALSE(commit);
    CHECK(commit.error().front().code == "unknown-ref");
    CHECK(test::shown(commit) ==
          where + ": error: upstream has no branch, tag or commit '" + ref + "'\n");
  }
}

TEST_CASE("digits with which more than one object begins are ambiguous") {
  const Repository repository;
  const std::string ids = output_of(repository.path,
                                    "mkdir b && for i in $(seq 1200); do echo $i > b/$i; done && "
                                    "git hash-object -w b/*");
  std::map<std::string, int> beginnings;
  std::string ambiguous;
  for (std::size_t at = 0; at < ids.size() && ambiguous.empty(); at += 41) {
    const std::string beginning = ids.substr(at, 4);
    if (++beginnings[beginning] == 2) ambiguous = beginning;
  }
  REQUIRE(ambiguous.size() == 4);
  CHECK(resolved(repository.path, ambiguous) ==
        repository.path.string() + ": error: more than one object begins with '" + ambiguous +
            "'\nhelp: write more of its digits\n");
}

TEST_CASE("what git could name a ref is told by its form") {
  for (const char* name :
       {"main", "side/branch", "v1.2.3", "HEAD", "refs/pull/1/head", "größe", "1234"})
    CHECK_MESSAGE(is_ref_name(name), name);
  for (const char* name : {"", "main~0", "a b", "HEAD^", "a..b", "@{u}", "x.lock", "/a", "a/",
                           "-\x01", "refs/", "a:b", "*"})
    CHECK_MESSAGE(!is_ref_name(name), name);
}

TEST_CASE("a distance counts the commits of either side") {
  const Repository repository;
  const std::string first = repository.git("rev-parse main");
  const std::string second = repository.git("rev-parse side/branch");
  const GitRepository opened = GitRepository::open(repository.path).value();
  const std::optional<Distance> way = opened.distance(second, first);
  REQUIRE(way);
  CHECK(way->ahead == 1);
  CHECK(way->behind == 0);
  CHECK(opened.distance(first, second)->behind == 1);
  CHECK_FALSE(opened.distance(first, std::string(40, 'a')));
}

TEST_CASE("a repository is checked by its configuration and by what its refs lead to") {
  const Repository repository;
  CHECK(test::shown(GitRepository::open(repository.path).value().check()) == "");
  const std::string lost = repository.git("rev-parse side/branch");
  fs::remove(repository.path / ".git/objects" / lost.substr(0, 2) / lost.substr(2));
  CHECK(test::shown(GitRepository::open(repository.path).value().check())
            .rfind(repository.path.string() + ": error: cannot read from the repository: ", 0) ==
        0);
}

TEST_CASE(
    "a .git folder of the usual form is known by its files; what else is a repository is not") {
  const Repository repository;
  REQUIRE(repository.git("clone -q --bare . ../bare.git") == "");
  REQUIRE(repository.git("worktree add -q ../work side/branch") == "");
  test::put(repository.folder / "plain/.git/config", "");
  CHECK(has_git_folder(repository.path));
  for (const char* name : {"bare.git", "work", "plain", "missing", "repo/collector"})
    CHECK_MESSAGE(!has_git_folder(repository.folder / name), name);
}

TEST_CASE("a repository that cannot be read is not taken for a plain folder") {
  const TemporaryFolder folder;
  test::put(folder / "work/.git", "garbage");
  CHECK(test::shown(GitRepository::find(folder / "work"))
            .rfind((folder / "work").string() + ": error: not a git repository that can be read: ",
                   0) == 0);
}

TEST_CASE("a commit that is not there is told as one") {
  const Repository repository;
  const std::string where = repository.path.string();
  CHECK(test::shown(read_commit(repository.path, std::string(40, 'a'), "collector")) ==
        where + ": error: no commit aaaaaaaaaaaa in " + where +
            "\nhelp: run ocelot-gen update to pin the commit that the ref means now\n");
}

TEST_CASE("what is no repository cannot be asked") {
  const TemporaryFolder folder;
  const Result<std::string> commit = commit_of(folder.path(), "main");
  REQUIRE_FALSE(commit);
  CHECK(commit.error().front().code == "upstream-unreadable");
  CHECK(test::shown(commit).rfind(
            folder.path().string() + ": error: not a git repository that can be read: ", 0) == 0);
}

TEST_CASE("a commit's folder is read with modes and links, in the order of bytes") {
  const Repository repository;
  const std::string commit = repository.git("rev-parse main");
  const Tree expected{{"a-b", "three\n", Kind::regular},          {"a.b", "two\n", Kind::regular},
                      {"a/file", "one\n", Kind::regular},         {"b/c/empty", "", Kind::regular},
                      {"b/run", "#!/bin/sh\n", Kind::executable}, {"link", "b/run", Kind::link}};
  CHECK(read_commit(repository.path, commit, "collector").value() == expected);
  CHECK(read_commit(repository.path, commit, ".").value().size() == 7);
  CHECK(read_commit(repository.path, commit, "collector/b").value().size() == 2);
}

TEST_CASE("what is not committed is not read") {
  const Repository repository;
  test::put(repository.path / "collector/new", "x");
  test::put(repository.path / "collector/a.b", "changed");
  const Result<Tree> tree =
      read_commit(repository.path, repository.git("rev-parse main"), "collector");
  REQUIRE(tree);
  CHECK(tree->size() == 6);
  CHECK((*tree)[1].content == "two\n");
}

TEST_CASE("a folder that a commit has not, or that is a file, is a failure") {
  const Repository repository;
  const std::string commit = repository.git("rev-parse main");
  const std::string where = repository.path.string();
  CHECK(test::shown(read_commit(repository.path, commit, "missing")) ==
        where + ": error: commit " + commit.substr(0, 12) +
            " has no folder 'missing'\nhelp: set 'folder' in config/upstream.yaml to the folder of "
            "its Go module\n");
  CHECK(test::shown(read_commit(repository.path, commit, "README")) ==
        where + ": error: 'README' is not a folder\n");
}

TEST_CASE("a submodule is refused") {
  const Repository repository;
  const std::string commit = repository.git("rev-parse main");
  REQUIRE(repository.git("update-index --add --cacheinfo 160000," + commit +
                         ",collector/module && git commit -qm m") == "");
  const std::string planted = repository.git("rev-parse main");
  CHECK(test::shown(read_commit(repository.path, planted, "collector")) ==
        repository.path.string() + ": error: 'collector/module' of commit " +
            planted.substr(0, 12) +
            " is a submodule, which is not fetched\n"
            "help: pin a commit without it: set 'ref' in config/upstream.yaml\n");
}

TEST_CASE("a repository that lacks a part of the tree is a failure, not a smaller tree") {
  const Repository repository;
  const std::string commit = repository.git("rev-parse main");
  const std::string lost = repository.git("rev-parse main:collector/b");
  fs::remove(repository.path / ".git/objects" / lost.substr(0, 2) / lost.substr(2));
  CHECK_FALSE(read_commit(repository.path, commit, "collector"));
}

TEST_CASE("a repository that lacks a file's content is a failure") {
  const Repository repository;
  const std::string commit = repository.git("rev-parse main");
  const std::string lost = repository.git("rev-parse main:collector/a.b");
  fs::remove(repository.path / ".git/objects" / lost.substr(0, 2) / lost.substr(2));
  CHECK(test::shown(read_commit(repository.path, commit, "collector"))
            .rfind("a.b: error: cannot read from the repository: ", 0) == 0);
}

TEST_CASE("a tree's id is git's own") {
  const Repository repository;
  for (const std::string folder : {"collector", "collector/a", "collector/b"}) {
    const Result<Tree> tree =
        read_commit(repository.path, repository.git("rev-parse main"), folder);
    REQUIRE(tree);
    CHECK(tree_id(*tree) == repository.git("rev-parse main:" + folder));
    CHECK(GitRepository::open(repository.path)
              .value()
              .tree_of(repository.git("rev-parse main"), folder) == tree_id(*tree));
  }
  CHECK(tree_id({}) == "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
}

TEST_CASE("a plain folder's id is what git would give it, whatever its names") {
  const TemporaryFolder folder;
  const char* const script = R"(set -e; mkdir repo; cd repo
mkdir -p a 'a b' a0 z/y/x é; for f in a/f 'a b/f' a0/f a.b a-b 'a!' a.b.c A z/y/x/f z/y.x z/y-x é/f 'q"'"'" '$x'; do echo "$f" > "$f"; done
printf 'a\0b\r\n' > bytes; : > empty; chmod 755 a.b z/y.x; chmod 700 A; ln -s a to_folder; ln -s nowhere to_nothing; mkdir -p void/void)";
  REQUIRE(output_of(folder.path(), script) == "");
  const std::string by_us = id_of_folder(folder);
  CHECK(output_of(folder / "repo",
                  "git init -q && git -c core.autocrlf=false add -A && git write-tree") == by_us);
}

}  // namespace ocelot::git
