// Git: refs as git means them, trees as git holds them, ids as git computes them. System git makes
// the repositories.
#include "io/git.hpp"

#include <map>

#include <doctest/doctest.h>

#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

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

std::string resolved(const fs::path& repository, const std::string& ref) {
  const Result<std::string> commit = resolve_local(repository, ref);
  return commit ? *commit : test::shown(commit);
}

std::string id_of_folder(const TemporaryFolder& folder) {
  const Result<Tree> tree = read_tree(folder / "repo");
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
  CHECK(resolved(repository.path, "") == first);
  CHECK(resolved(repository.path, "light") == first);
  CHECK(resolved(repository.path, "annotated") == first);
  CHECK(resolved(repository.path, "side/branch") == second);
  CHECK(resolved(repository.path, second) == second);
  CHECK(resolved(repository.path, second.substr(0, 10)) == second);
  CHECK(resolved(repository.path, repository.git("rev-parse annotated")) == first);
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
       {std::string("nowhere"), std::string(40, '0'), blob, std::string("v1..v2")}) {
    const Result<std::string> commit = resolve_local(repository.path, ref);
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

TEST_CASE("what is no repository cannot be asked") {
  const TemporaryFolder folder;
  const Result<std::string> commit = resolve_local(folder.path(), "main");
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
  CHECK(test::shown(read_commit(repository.path, repository.git("rev-parse main"), "collector")) ==
        "module: error: a submodule, which is not followed\n");
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

TEST_CASE("a remote's refs are asked for, and nothing is fetched") {
  const Repository repository;
  const std::string url = "file://" + repository.path.string();
  const fs::path mirror = repository.folder / "mirror";
  const std::string first = repository.git("rev-parse main");
  CHECK(resolve_remote(url, "main", mirror).value() == first);
  CHECK(resolve_remote(url, "", mirror).value() == first);
  CHECK(resolve_remote(url, "light", mirror).value() == first);
  CHECK(resolve_remote(url, "annotated", mirror).value() == first);
  CHECK(resolve_remote(url, "side/branch", mirror).value() ==
        repository.git("rev-parse side/branch"));
  CHECK(output_of(mirror, "git count-objects") == "0 objects, 0 kilobytes");
  CHECK(test::shown(resolve_remote(url, "nowhere", mirror)) ==
        url + ": error: upstream has no branch, tag or commit 'nowhere'\n");
}

TEST_CASE("a remote's SHA, full or abbreviated, is looked up in the mirror") {
  const Repository repository;
  const std::string url = "file://" + repository.path.string();
  const std::string second = repository.git("rev-parse side/branch");
  CHECK(resolve_remote(url, second, repository.folder / "m1").value() == second);
  CHECK(resolve_remote(url, second.substr(0, 9), repository.folder / "m2").value() == second);
  const std::string unknown(40, 'a');
  CHECK(test::shown(resolve_remote(url, unknown, repository.folder / "m1")) ==
        url + ": error: upstream has no branch, tag or commit '" + unknown + "'\n");
}

TEST_CASE("a commit is fetched once, and then read without its remote") {
  const Repository repository;
  const std::string url = "file://" + repository.path.string();
  const fs::path mirror = repository.folder / "deep/mirror";
  const std::string commit = repository.git("rev-parse main");
  REQUIRE(test::shown(fetch_commit(url, commit, mirror)) == "");
  fs::rename(repository.path, repository.folder / "gone");
  CHECK(test::shown(fetch_commit(url, commit, mirror)) == "");
  CHECK(read_commit(mirror, commit, "collector").value().size() == 6);
  const std::string unknown(40, 'a');
  const Status failed = fetch_commit(url, unknown, mirror);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().front().code == "upstream-unreachable");
}

TEST_CASE("a commit that a remote has not is unknown") {
  const Repository repository;
  const std::string url = "file://" + repository.path.string();
  const std::string unknown(40, 'a');
  CHECK(test::shown(fetch_commit(url, unknown, repository.folder / "mirror")) ==
        url + ": error: upstream has no branch, tag or commit '" + unknown + "'\n");
}

}  // namespace ocelot::io
