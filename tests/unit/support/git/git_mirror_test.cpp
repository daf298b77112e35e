// The mirror of a URL: what is fetched and when, and what is read without a server. tests/faults
// tests it with servers.
#include "support/git/git_mirror.hpp"

#include <doctest/doctest.h>

#include "support/base/digest.hpp"
#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;
using test::put;

namespace {

struct Upstream {
  test::TemporaryFolder folder;
  fs::path path = folder / "repo";
  fs::path mirrors = folder / "deep/mirrors";
  std::string url = "file://" + path.string();
  fs::path mirror = mirrors / digest_of(url).hex();

  Upstream() {
    REQUIRE(test::output_of(folder.path(), R"(set -e
git init -q -b main repo; cd repo; mkdir collector; echo m > collector/go.mod; git add -A
git commit -qm first; git tag -a annotated -m m
git checkout -q -b side/branch; echo x > collector/x; git add -A; git commit -qm second
git checkout -q main)") == "");
  }

  std::string git(const std::string& words) const { return test::output_of(path, "git " + words); }

  GitMirror open(bool offline = false) const {
    return GitMirror::open({url, mirrors, offline, {}}).value();
  }

  std::string resolved(const std::string& ref) const {
    const Result<std::string> commit = open().resolve(ref);
    return commit ? *commit : test::shown(commit);
  }
};

}  // namespace

TEST_CASE("a remote's refs mean what they mean there") {
  const Upstream upstream;
  const std::string first = upstream.git("rev-parse main");
  const std::string second = upstream.git("rev-parse side/branch");
  CHECK(upstream.resolved("main") == first);
  CHECK(upstream.resolved("HEAD") == first);
  CHECK(upstream.resolved("annotated") == first);
  CHECK(upstream.resolved("refs/tags/annotated") == first);
  CHECK(upstream.resolved("side/branch") == second);
  CHECK(upstream.resolved(second) == second);
  CHECK(upstream.resolved(second.substr(0, 9)) == second);
  for (const std::string& ref : {std::string("nowhere"), std::string(40, 'a')}) {
    CHECK(upstream.resolved(ref) ==
          upstream.url + ": error: upstream has no branch, tag or commit '" + ref + "'\n");
  }
}

TEST_CASE("a name that is not there fetches nothing") {
  const Upstream upstream;
  CHECK(upstream.resolved("nowhere") != "");
  CHECK(test::output_of(upstream.mirror, "git count-objects") == "0 objects, 0 kilobytes");
}

TEST_CASE("a commit is fetched once, and then read without its remote") {
  const Upstream upstream;
  const std::string commit = upstream.git("rev-parse side/branch");
  CHECK(upstream.open().read(commit, "collector").value().size() == 2);
  fs::rename(upstream.path, upstream.folder / "gone");
  CHECK(upstream.open().read(commit, "collector").value().size() == 2);
  CHECK(upstream.open(true).read(commit, "collector").value().size() == 2);
  const Result<Tree> failed = upstream.open().read(std::string(40, 'a'), "collector");
  REQUIRE_FALSE(failed);
  CHECK(failed.error().front().code == "upstream-unreachable");
}

TEST_CASE("offline, what is not in the mirror is told") {
  const Upstream upstream;
  const std::string commit = upstream.git("rev-parse main");
  CHECK(test::shown(upstream.open(true).read(commit, "collector")) ==
        upstream.url + ": error: commit " + commit.substr(0, 12) + " of " + upstream.url +
            " is not on this machine, and --offline prevents fetching it\n"
            "help: run ocelot-gen once without --offline\n");
}

TEST_CASE("a commit that a remote has not is told as one") {
  const Upstream upstream;
  const Result<Tree> tree = upstream.open().read(std::string(40, 'a'), "collector");
  REQUIRE_FALSE(tree);
  CHECK(tree.error().front().code == "missing-commit");
}

TEST_CASE("a mirror with any file that was not written here is fetched again") {
  const Upstream upstream;
  const std::string commit = upstream.git("rev-parse main");
  for (const char* plant :
       {"git config url./elsewhere.insteadOf file:///", "echo '[include]' >>config",
        "mkdir objects/info; echo /elsewhere >objects/info/alternates", "echo . >commondir",
        "echo . >gitdir", "touch shallow", "mkdir worktrees", "mkdir -p objects/ab",
        "mkdir objects/info; touch objects/info/commit-graph", "mv objects o; ln -s o objects",
        "mv refs r; ln -s r refs", "rm HEAD", "ln -s /elsewhere refs/tags/x",
        "mv objects/pack p; ln -s ../p objects/pack", "mkdir -p hooks", "mkfifo packed-refs",
        "chmod go+w config", "rm -r objects"}) {
    REQUIRE(upstream.resolved("main") == commit);
    REQUIRE(test::output_of(upstream.mirror, std::string(plant) + "; touch refs/planted") == "");
    CHECK_MESSAGE(upstream.resolved("main") == commit, plant);
    CHECK_MESSAGE(!fs::exists(upstream.mirror / "refs/planted"), plant);
    CHECK(test::output_of(upstream.mirror, "ls -A; ls -A objects").find("planted") ==
          std::string::npos);
  }
}

TEST_CASE("offline, a mirror with an unexpected file is an error, and stays") {
  const Upstream upstream;
  const std::string commit = upstream.git("rev-parse main");
  REQUIRE(upstream.resolved("main") == commit);
  put(upstream.mirror / "objects/info/alternates", "/elsewhere\n");
  const Result<GitMirror> opened = GitMirror::open({upstream.url, upstream.mirrors, true, {}});
  CHECK(test::shown(opened) ==
        (upstream.mirror / "objects/info/alternates").string() +
            ": error: not a file of a mirror, or not as a fetch writes it, so the mirror of " +
            upstream.url +
            " is not used\nhelp: remove it, or run ocelot-gen once without --offline to fetch the "
            "mirror again\n");
  fs::remove_all(upstream.mirror / "objects/info");
  CHECK(upstream.open(true).read(commit, "collector").value().size() == 1);
}

TEST_CASE("the mirror of another URL is fetched again") {
  const Upstream upstream;
  const Upstream other;
  const std::string commit = upstream.git("rev-parse main");
  REQUIRE(upstream.resolved("main") == commit);
  REQUIRE(test::output_of(other.path, "git commit -q --amend -m another") == "");
  const std::string foreign = other.git("rev-parse main");
  REQUIRE(other.resolved("main") == foreign);
  fs::remove_all(upstream.mirror);
  fs::rename(other.mirror, upstream.mirror);
  CHECK(upstream.resolved("main") == commit);
  CHECK(upstream.resolved(foreign.substr(0, 9)).find("no branch, tag or commit") !=
        std::string::npos);
}

TEST_CASE("a ref that only the mirror has means nothing") {
  const Upstream upstream;
  REQUIRE(upstream.resolved("main") != "");
  REQUIRE(test::output_of(upstream.mirror,
                          "git update-ref refs/heads/planted refs/remotes/origin/main") == "");
  CHECK(upstream.resolved("planted") ==
        upstream.url + ": error: upstream has no branch, tag or commit 'planted'\n");
}

TEST_CASE("a mirror that another user can change is not opened") {
  const Upstream upstream;
  REQUIRE(upstream.resolved("main") != "");
  for (const fs::path& folder : {upstream.mirror, upstream.mirrors}) {
    fs::permissions(folder, fs::perms::others_write, fs::perm_options::add);
    const Result<GitMirror> opened = GitMirror::open({upstream.url, upstream.mirrors, false, {}});
    REQUIRE_FALSE(opened);
    CHECK(opened.error().front().code == "writable-by-others");
    fs::permissions(folder, fs::perms::others_write, fs::perm_options::remove);
  }
}

TEST_CASE(
    "a link in the place of a mirror is replaced, and one in the place of its lock is not "
    "followed") {
  const Upstream upstream;
  REQUIRE(upstream.resolved("main") != "");
  fs::rename(upstream.mirror, upstream.folder / "elsewhere");
  fs::create_symlink(upstream.folder / "elsewhere", upstream.mirror);
  CHECK(upstream.resolved("main") == upstream.git("rev-parse main"));
  CHECK(fs::is_directory(fs::symlink_status(upstream.mirror)));
  CHECK(fs::exists(upstream.folder / "elsewhere/HEAD"));
  const fs::path lock = upstream.mirror.string() + ".lock";
  fs::remove(lock);
  fs::create_symlink(upstream.folder / "created", lock);
  CHECK_FALSE(GitMirror::open({upstream.url, upstream.mirrors, false, {}}));
  CHECK_FALSE(fs::exists(upstream.folder / "created"));
}

TEST_CASE("progress is reported to the last object") {
  const Upstream upstream;
  FetchProgress last;
  NetworkReport report;
  report.progress = [&](const FetchProgress& at) { last = at; };
  GitMirror mirror = GitMirror::open({upstream.url, upstream.mirrors, false, report}).value();
  REQUIRE(mirror.resolve("main"));
  CHECK(last.total > 0);
  CHECK(last.received == last.total);
}

}  // namespace ocelot::git
