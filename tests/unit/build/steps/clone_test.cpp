// clone: writes a tar and an id from a repository, a URL or a plain folder.
#include <cstdlib>

#include <doctest/doctest.h>

#include "build/steps/steps.hpp"
#include "support/base/tree.hpp"
#include "support/git/git_mirror.hpp"
#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

namespace {

struct Upstream {
  test::TemporaryFolder folder;
  std::string path = (folder / "up").string();
  std::string commit;

  Upstream() {
    REQUIRE(test::output_of(folder.path(),
                            "git init -q -b main up && cd up && mkdir -p collector/sub && echo m > "
                            "collector/go.mod && "
                            "echo s > collector/sub/run && chmod +x collector/sub/run && git add "
                            "-A && git commit -qm one") == "");
    commit = test::output_of(path, "git rev-parse HEAD");
  }

  CloneRequest request(const std::string& name) const {
    CloneRequest request;
    request.folder = "collector";
    request.tree_id = folder / (name + ".tree");
    request.output = folder / (name + ".tar");
    return request;
  }

  Status clone_plain(const std::string& location, const std::string& name) const {
    CloneRequest plain = request(name);
    plain.plain = location;
    return run(plain, {});
  }

  Status clone_repository(const std::string& name) const {
    CloneRequest repository = request(name);
    repository.repository = path;
    repository.commit = commit;
    return run(repository, {});
  }

  Status clone_url(const std::string& location, const std::string& name) const {
    CloneRequest url = request(name);
    url.url = location;
    url.commit = commit;
    return run(url, {});
  }
};

}  // namespace

TEST_CASE("a repository, a URL and a plain folder of equal content are the same bytes") {
  const Upstream upstream;
  ::setenv("OCELOT_CACHE_DIR", (upstream.folder / "cache").c_str(), 1);
  CHECK(test::shown(upstream.clone_repository("repository")) == "");
  CHECK(test::shown(upstream.clone_plain(upstream.path, "plain")) == "");
  CHECK(test::shown(upstream.clone_url("file://" + upstream.path, "url")) == "");
  const std::filesystem::path build = upstream.folder / "build";
  CHECK(git::mirrors_folder({}, build, build / "ocelot/git") == upstream.folder / "cache/git");
  CHECK_FALSE(std::filesystem::exists(build));
  std::filesystem::permissions(upstream.folder / "cache", std::filesystem::perms::others_write,
                               std::filesystem::perm_options::add);
  CHECK(git::mirrors_folder({}, build, build / "ocelot/git") == build / "ocelot/git");
  CHECK(std::filesystem::is_directory(build / "ocelot/git"));
  std::filesystem::remove(build / "ocelot/git");
  std::filesystem::create_symlink(upstream.folder / "elsewhere", build / "ocelot/git");
  CHECK_FALSE(git::mirrors_folder({}, build, build / "ocelot/git"));
  ::unsetenv("OCELOT_CACHE_DIR");
  for (const std::string kind : {".tar", ".tree"}) {
    const std::string bytes = test::get(upstream.folder / ("repository" + kind));
    CHECK(bytes != "");
    CHECK(test::get(upstream.folder / ("plain" + kind)) == bytes);
    CHECK(test::get(upstream.folder / ("url" + kind)) == bytes);
  }
  CHECK(test::get(upstream.folder / "plain.tree") ==
        test::output_of(upstream.path, "git rev-parse HEAD:collector") + "\n");
}

TEST_CASE("content that is not as the lock says is a failure, and nothing is made") {
  const Upstream upstream;
  CloneRequest request = upstream.request("x");
  request.repository = upstream.path;
  request.commit = upstream.commit;
  request.expected_tree = std::string(40, 'b');
  const std::string actual =
      test::output_of(upstream.path, "git rev-parse HEAD:collector").substr(0, 12);
  CHECK(test::shown(run(request, {})) ==
        upstream.path + ": error: 'collector' of commit " + upstream.commit.substr(0, 12) +
            " is tree " + actual +
            ", but the lock has bbbbbbbbbbbb\n"
            "help: the lock was edited or badly merged; run ocelot-gen update\n");
  CHECK_FALSE(std::filesystem::exists(upstream.folder / "x.tar"));
  request.expected_tree = test::output_of(upstream.path, "git rev-parse HEAD:collector");
  CHECK(test::shown(run(request, {})) == "");
}

TEST_CASE("one source is required, and a commit where it is a repository") {
  const Upstream upstream;
  CloneRequest request = upstream.request("x");
  CHECK(test::shown(run(request, {})) ==
        "error: expected one of --url, --repository and --plain\n"
        "help: see: ocelot-gen step clone --help\n");
  request.repository = upstream.path;
  CHECK(test::shown(run(request, {})) ==
        "error: missing required option --commit SHA\n"
        "help: see: ocelot-gen step clone --help\n");
  request.url = "https://x.org/up.git";
  CHECK_FALSE(run(request, {}));
}

TEST_CASE("a plain folder that is not there is a failure, and nothing is made") {
  const Upstream upstream;
  CHECK_FALSE(upstream.clone_plain(upstream.path + "/missing", "x"));
  CHECK_FALSE(std::filesystem::exists(upstream.folder / "x.tar"));
  CHECK_FALSE(std::filesystem::exists(upstream.folder / "x.tree"));
}

}  // namespace ocelot::steps
