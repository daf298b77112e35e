// Pins of a local repository and of a plain folder. Pins of a URL have separate tests, because they
// need a mirror.
#include "project/pin.hpp"

#include <doctest/doctest.h>

#include "support/project_folder.hpp"
#include "support/text.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;
using test::output_of;
using test::ProjectFolder;
using test::shown;

namespace {

model::Upstream upstream() {
  model::Upstream upstream;
  upstream.kind = model::Upstream::Kind::path;
  upstream.repo = upstream.location = "../upstream";
  upstream.ref = "main";
  upstream.folder = "collector";
  return upstream;
}

std::string commit_of(const ResolvedPin& pin) {
  return std::get<graph::PinnedCommit>(pin.pin).commit;
}

}  // namespace

TEST_CASE("a ref is resolved once, and the lock says what it meant then") {
  const ProjectFolder folder;
  const std::string first = output_of(folder.upstream(), "git rev-parse HEAD");
  CHECK(!known_pin(folder.root(), upstream(), {})->has_value());
  const auto pin = resolve_pin(folder.root(), upstream(), {});
  REQUIRE(shown(pin) == "");
  CHECK(commit_of(*pin) == first);
  CHECK(pin->written_lock == "config/upstream.lock");
  CHECK(std::get<graph::PinnedCommit>(pin->pin).location == "../upstream");
  test::put(folder.upstream() / "collector/new.go", "package x\n");
  folder.commit("upstream");
  const auto again = resolve_pin(folder.root(), upstream(), {});
  CHECK(commit_of(*again) == first);
  CHECK(again->written_lock == "");
  CHECK(commit_of(**known_pin(folder.root(), upstream(), {})) == first);
}

TEST_CASE("an update resolves the ref again and describes the change") {
  const ProjectFolder folder;
  REQUIRE(shown(resolve_pin(folder.root(), upstream(), {})) == "");
  test::put(folder.upstream() / "collector/new.go", "package x\n");
  const std::string second = folder.commit("upstream");
  PinOptions options;
  options.update = true;
  const auto pin = resolve_pin(folder.root(), upstream(), options);
  REQUIRE(shown(pin) == "");
  CHECK(commit_of(*pin) == second);
  CHECK(pin->change.ends_with(" → " + second.substr(0, 12) + " (1 commit)"));
}

TEST_CASE("an override has a lock of its own") {
  const ProjectFolder folder;
  PinOptions options;
  options.overridden = true;
  const auto pin = resolve_pin(folder.root(), upstream(), options);
  REQUIRE(shown(pin) == "");
  CHECK(!fs::exists(folder.root() / "config/upstream.lock"));
  CHECK(fs::exists(folder.root() / pin->written_lock));
}

TEST_CASE("a read-only pin without a lock is a failure, and nothing is written") {
  const ProjectFolder folder;
  PinOptions options;
  options.read_only = true;
  CHECK(shown(resolve_pin(folder.root(), upstream(), options)) ==
        "config/upstream.lock: error: no lock pins 'main' to a commit\n"
        "help: run ocelot-gen first, to pin it\n");
  CHECK(!fs::exists(folder.root() / "config/upstream.lock"));
}

TEST_CASE("a plain folder is listed by paths relative to the root") {
  const ProjectFolder folder;
  fs::remove_all(folder.upstream() / ".git");
  CHECK(is_plain_folder(folder.root(), upstream()).value());
  const auto pin = known_pin(folder.root(), upstream(), {});
  REQUIRE(shown(pin) == "");
  const auto& plain = std::get<graph::PlainFolder>((*pin)->pin);
  CHECK(plain.path == "../upstream");
  CHECK(plain.folders == std::vector<std::string>{"../upstream/collector"});
  CHECK(plain.files == std::vector<std::string>{"../upstream/collector/go.mod"});
}

TEST_CASE("a plain folder's content has modes, links and names") {
  const ProjectFolder folder;
  const auto content = [&] {
    const auto pin = known_pin(folder.root(), upstream(), {});
    REQUIRE(shown(pin) == "");
    const auto& plain = std::get<graph::PlainFolder>((*pin)->pin);
    CHECK(plain.files == std::vector<std::string>{"../upstream/collector/go.mod"});
    return plain.content;
  };
  const fs::path collector = folder.upstream() / "collector";
  const std::string of_git = output_of(folder.upstream(), "git rev-parse HEAD:collector");
  fs::rename(folder.upstream() / ".git", collector / ".git");
  CHECK(content() == of_git);
  fs::permissions(collector / "go.mod", fs::perms::owner_exec, fs::perm_options::add);
  const std::string executable = content();
  CHECK(executable != of_git);
  fs::create_directory_symlink(".", collector / "link");
  const std::string linked = content();
  CHECK(linked != executable);
  fs::remove(collector / "link");
  fs::create_symlink("no/such/file", collector / "link");
  CHECK(content() != linked);
}

TEST_CASE("an upstream that is not there is named as the configuration names it") {
  const ProjectFolder folder;
  fs::remove_all(folder.upstream());
  CHECK(shown(resolve_pin(folder.root(), upstream(), {}))
            .find("missing folder '../upstream/collector'") != std::string::npos);
}

}  // namespace ocelot::project
