// What each kind of tool gets: upstream's code cannot change Go's caches, and knows no credentials.
#include "build/steps/tool_confinement.hpp"

#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

#include "support/environment.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

namespace {

namespace fs = std::filesystem;

struct Confined {
  test::TemporaryFolder folder;
  fs::path root = folder.path();
  test::Variable path{"PATH", (root / "stub").string()};
  WorkspaceFiles files{root / "bin", root / "tree", root / "tmp", root / "home", root / "trim", {}};

  Confined() {
    test::put(root / "stub/bwrap", "");
    fs::permissions(root / "stub/bwrap", fs::perms::owner_all);
  }

  Result<io::Command> command(ToolKind kind) const {
    return confine({{"/bin/tool", "word"},
                    files.tree,
                    {{"HOME", "/home/user"},
                     {"GOPROXY", "https://user:secret@proxy"},
                     {"GOPRIVATE", "corp.example.com"},
                     {"GOCACHE", (root / "go-build").string()},
                     {"GOMODCACHE", (root / "modules").string()}},
                    root / "log"},
                   kind, files);
  }

  io::Command of(ToolKind kind) const {
    Result<io::Command> confined = command(kind);
    REQUIRE(test::shown(confined) == "");
    return std::move(*confined);
  }

  // How a path of the folder is mounted; empty if it is not.
  std::string mount_of(const io::Command& command, const std::string& name) const {
    const auto found = std::find(command.argv.begin(), command.argv.end(), (root / name).string());
    return found == command.argv.end() ? "" : *(found - 1);
  }
};

}  // namespace

TEST_CASE("upstream's code can read Go's caches, and change only its tree") {
  const Confined confined;
  fs::create_directories(confined.root / "go-build/00");
  const io::Command make = confined.of(ToolKind::upstream);
  CHECK(confined.mount_of(make, "go-build") == "--ro-bind");
  CHECK(confined.mount_of(make, "modules") == "--ro-bind");
  CHECK(confined.mount_of(make, "bin") == "--ro-bind");
  CHECK(confined.mount_of(make, "tree") == "--bind");
  CHECK(confined.mount_of(make, "tmp") == "--bind");
  CHECK(confined.mount_of(make, "home") == "--dir");
  CHECK(confined.mount_of(make, "log") == "");
  CHECK(make.environment.at("GODEBUG") == "goindex=0");
  CHECK(make.argv.back() == "word");
}

TEST_CASE("upstream's go command never trims the cache") {
  const Confined confined;
  fs::create_directories(confined.root / "go-build/00");
  test::put(confined.root / "go-build/trim.txt", "1");
  const io::Command make = confined.of(ToolKind::upstream);
  const std::string trim = (confined.root / "go-build/trim.txt").string();
  const auto found = std::find(make.argv.begin(), make.argv.end(), trim);
  REQUIRE(found != make.argv.end());
  CHECK(*(found - 1) == confined.root / "trim");
  CHECK(test::get(confined.root / "trim").size() == 10);
}

TEST_CASE("without a Go cache, upstream's code gets one that nobody else uses") {
  const Confined confined;
  const io::Command make = confined.of(ToolKind::upstream);
  CHECK(make.environment.at("GOCACHE") == confined.root / "tmp/go-build");
  CHECK(confined.mount_of(make, "go-build") == "");
}

TEST_CASE("tools without network know no user and no proxy") {
  const Confined confined;
  for (const ToolKind kind : {ToolKind::upstream, ToolKind::go}) {
    const io::Command command = confined.of(kind);
    CHECK(command.environment.at("HOME") == confined.root / "home");
    CHECK(command.environment.at("GOPROXY") == "off");
    CHECK(!command.environment.contains("GOPRIVATE"));
    CHECK(std::find(command.argv.begin(), command.argv.end(), "--share-net") == command.argv.end());
  }
}

TEST_CASE("Go fills its caches, and downloads as the user") {
  const Confined confined;
  CHECK(confined.mount_of(confined.of(ToolKind::go), "go-build") == "--bind");
  const io::Command download = confined.of(ToolKind::downloading);
  CHECK(confined.mount_of(download, "modules") == "--bind");
  CHECK(download.environment.at("HOME") == "/home/user");
  CHECK(download.environment.at("GOPROXY") == "https://user:secret@proxy");
}

TEST_CASE("only a download has the user's keys") {
  const Confined confined;
  CHECK(confined.of(ToolKind::upstream).has_own_keyring);
  CHECK(confined.of(ToolKind::go).has_own_keyring);
  CHECK(!confined.of(ToolKind::downloading).has_own_keyring);
}

TEST_CASE("without bwrap, a tool does not run") {
  const Confined confined;
  const test::Variable path("PATH", "/nowhere");
  const Result<io::Command> command = confined.command(ToolKind::upstream);
  REQUIRE(!command);
  CHECK(command.error().front().code == "sandbox-unavailable");
}

}  // namespace ocelot::steps
