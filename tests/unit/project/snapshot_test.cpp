// Loading a project with each kind of pin.
#include "project/snapshot.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "support/project_folder.hpp"
#include "support/text.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;
using test::output_of;
using test::ProjectFolder;
using test::put;
using test::shown;

namespace {

constexpr const char* k_lock = "config/upstream.lock";

bool has_file(const graph::ProjectInputs& inputs, const std::string& path) {
  return std::find(inputs.files.begin(), inputs.files.end(), path) != inputs.files.end();
}

}  // namespace

TEST_CASE("a project without a lock is loaded unpinned, and nothing is written") {
  const ProjectFolder folder;
  const auto snapshot = load(folder.root());
  REQUIRE(shown(snapshot) == "");
  CHECK(snapshot->model.distributions.size() == 2);
  CHECK(snapshot->commit() == "unpinned");
  CHECK(snapshot->pinning() == queries::Pinning::unpinned);
  CHECK(!snapshot->graph.steps.empty());
  CHECK(!fs::exists(folder.root() / k_lock));
}

TEST_CASE("a load that may resolve writes the lock, which is then an input") {
  const ProjectFolder folder;
  const auto sources = read_sources(folder.root());
  REQUIRE(shown(sources) == "");
  CHECK(!has_file(sources->inputs, k_lock));
  const auto planned = load_plan(folder.root(), *sources, {ResolvePin{}, {}, {}});
  REQUIRE(shown(planned) == "");
  CHECK(has_file(planned->inputs, k_lock));
  CHECK(planned->inputs.files == list_project(folder.root())->files);
  CHECK(load(folder.root())->commit() == output_of(folder.upstream(), "git rev-parse HEAD"));
}

TEST_CASE("a stale lock counts as none, or is a fault") {
  const ProjectFolder folder;
  REQUIRE(shown(load(folder.root(), {ResolvePin{}, {}, {}})) == "");
  put(folder.root() / "config/upstream.yaml", "repo: ../upstream\nref: v2\n");
  CHECK(load(folder.root())->commit() == "unpinned");
  const auto snapshot = load(folder.root(), {ReadPin{true}, {}, {}});
  REQUIRE(!snapshot);
  CHECK(snapshot.error().front().code == "stale-lock");
}

TEST_CASE("the pin may be the text of an earlier lock") {
  const ProjectFolder folder;
  const std::string commit(40, 'a');
  const std::string lock = "repo: ../upstream\nref: main\ncommit: " + commit + "\n";
  CHECK(load(folder.root(), {PinOfText{lock}, {}, {}})->commit() == commit);
  CHECK(load(folder.root(), {PinOfText{}, {}, {}})->commit() == "unpinned");
  CHECK(load(folder.root(), {PinOfText{"repo: ../other\n" + lock.substr(18)}, {}, {}})->commit() ==
        "unpinned");
}

TEST_CASE("a failure of a later stage begins with the warnings of the earlier ones") {
  const ProjectFolder folder;
  put(folder.root() / "components/collector/lambdacomponents/exporter/file_windows.go",
      test::wrapper("exporter.w"));
  const auto warned = load(folder.root());
  REQUIRE(shown(warned) == "");
  REQUIRE(!warned->warnings.empty());
  const auto failed = load(folder.root(), {ReadPin{}, {{"none"}, {}, {}}, {}});
  REQUIRE(!failed);
  CHECK(failed.error().front().code == warned->warnings.front().code);
  CHECK(has_errors(failed.error()));
}

}  // namespace ocelot::project
