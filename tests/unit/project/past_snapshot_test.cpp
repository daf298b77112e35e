// A project at an earlier commit.
#include "project/past_snapshot.hpp"

#include <doctest/doctest.h>

#include "support/project_folder.hpp"
#include "support/text.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;
using test::ProjectFolder;
using test::put;
using test::shown;

TEST_CASE("a project at an earlier commit is as it was, with the files that differ") {
  const ProjectFolder folder;
  const std::string first = folder.commit("project", "git init -q -b main");
  put(folder.root() / "config/distributions.yaml", "a:\n  buildtags: [lambdacomponents.custom]\n");
  fs::remove(folder.root() / ProjectFolder::component_path("b"));
  put(folder.root() / "build/made", "x");
  folder.commit("project");
  const auto past = load_past(folder.root(), "HEAD~1");
  REQUIRE(shown(past) == "");
  CHECK(past->commit == first);
  CHECK(past->snapshot.model.distributions.size() == 2);
  CHECK(past->snapshot.model.components.size() == 2);
  CHECK(past->changed ==
        std::set<std::string>{"config/distributions.yaml", ProjectFolder::component_path("b")});
}

TEST_CASE("a project may be a folder of its repository, without components then") {
  const ProjectFolder folder;
  folder.commit("", "rm -rf upstream/.git project/components && git init -q -b main");
  folder.put_component("a");
  const auto past = load_past(folder.root(), "main");
  REQUIRE(shown(past) == "");
  CHECK(past->snapshot.model.components.empty());
  CHECK(past->changed == std::set<std::string>{ProjectFolder::component_path("a")});
}

TEST_CASE("a commit without the project is a fault") {
  const ProjectFolder folder;
  folder.commit("project", "git init -q -b main && rm -rf config components && touch x");
  put(folder.root() / "config/distributions.yaml", "a: {}\n");
  folder.commit("project");
  CHECK(shown(load_past(folder.root(), "HEAD~1"))
            .starts_with("config/distributions.yaml: error: this file did not exist at "));
}

TEST_CASE("a commit whose objects are missing is a fault with the command that fetches them") {
  const ProjectFolder folder;
  folder.commit("project", "git init -q -b main && git config uploadpack.allowFilter true");
  folder.put_component("c");
  put(folder.root() / ProjectFolder::component_path("a"), test::wrapper("exporter.a", "// new\n"));
  folder.commit("project");
  const fs::path clone = folder.upstream().parent_path() / "clone";
  const std::string origin = folder.root().path().string();
  REQUIRE(test::output_of(folder.upstream(), "git clone -q --filter=blob:none 'file://" + origin +
                                                 "' '" + clone.string() + "'") == "");
  const auto past = load_past(Root(clone), "HEAD~1");
  REQUIRE(!past);
  CHECK(past.error().front().code == "no-history");
  CHECK(past.error().front().help ==
        "in a partial clone, fetch what it lacks: git fetch --refetch --no-filter");
  REQUIRE(test::shell(clone, "git fetch -q --refetch --no-filter").code == 0);
  CHECK(shown(load_past(Root(clone), "HEAD~1")) == "");
}

}  // namespace ocelot::project
