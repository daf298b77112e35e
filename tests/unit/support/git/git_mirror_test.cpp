// The mirror of a URL: what is fetched and when, and what is read without a server. tests/faults
// tests it with servers.
#include "support/git/git_mirror.hpp"

#include <doctest/doctest.h>

#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;

namespace {

struct Upstream {
  test::TemporaryFolder folder;
  fs::path path = folder / "repo";
  fs::path mirror = folder / "deep/mirror";
  std::string url = "file://" + path.string();

  Upstream() {
    REQUIRE(test::output_of(folder.path(), R"(set -e
git init -q -b main repo; cd repo; mkdir collector; echo m > collector/go.mod; git add -A
git commit -qm first; git tag -a annotated -m m
git checkout -q -b side/branch; echo x > collector/x; git add -A; git commit -qm second
git checkout -q main)") == "");
  }

  std::string git(const std::string& words) const { return test::output_of(path, "git " + words); }

  GitMirror open(bool offline = false) const {
    return GitMirror::open({url, mirror, offline, {}}).value();
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

TEST_CASE("progress is reported to the last object") {
  const Upstream upstream;
  FetchProgress last;
  NetworkReport report;
  report.progress = [&](const FetchProgress& at) { last = at; };
  GitMirror mirror = GitMirror::open({upstream.url, upstream.mirror, false, report}).value();
  REQUIRE(mirror.resolve("main"));
  CHECK(last.total > 0);
  CHECK(last.received == last.total);
}

}  // namespace ocelot::git
