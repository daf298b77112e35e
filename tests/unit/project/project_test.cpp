// A project's files: listed and read.
#include "project/project.hpp"

#include <doctest/doctest.h>

#include "declaration/model/project_files.hpp"
#include "support/project_folder.hpp"
#include "support/text.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;
using test::ProjectFolder;
using test::put;
using test::shown;
using Paths = std::vector<std::string>;

TEST_CASE("a project's files and folders are listed by paths relative to the root, sorted") {
  const ProjectFolder folder;
  put(folder.root() / "config/examples/c.yaml", "");
  put(folder.root() / "config/other.yaml", "");
  const auto inputs = list_project(folder.root());
  REQUIRE(shown(inputs) == "");
  CHECK(inputs->files == Paths{ProjectFolder::component_path("a"),
                               ProjectFolder::component_path("b"), "config/distributions.yaml",
                               "config/upstream.yaml"});
  CHECK(inputs->folders == Paths{"components/collector/lambdacomponents",
                                 "components/collector/lambdacomponents/exporter", "config",
                                 "config/examples"});
  CHECK(inputs->named == Paths{"config/examples/c.yaml"});
}

TEST_CASE("an editor's lock is not listed; a link that leads nowhere is, and fails") {
  const ProjectFolder folder;
  const fs::path components = folder.root() / std::string(model::k_components_folder);
  fs::create_symlink("nowhere", components / "exporter/.#a.go");
  CHECK(list_project(folder.root())->files.size() == 4);
  fs::create_symlink("nowhere", folder.root() / "config/component_dependencies.yaml");
  CHECK(shown(read_sources(folder.root())) ==
        "config/component_dependencies.yaml: error: cannot open: No such file or directory\n");
}

TEST_CASE("sources are the files in their places, with paths relative to the root") {
  const ProjectFolder folder;
  put(folder.root() / "config/examples/c.yaml", "");
  const auto sources = read_sources(folder.root());
  REQUIRE(shown(sources) == "");
  CHECK(sources->files.distributions->path == "config/distributions.yaml");
  CHECK(sources->files.upstream->text == "repo: ../upstream\nref: main\n");
  CHECK(sources->files.dependencies == nullptr);
  CHECK(sources->files.components.size() == 2);
  CHECK(sources->files.examples == Paths{"c.yaml"});
}

TEST_CASE("a credential in the upstream's URL is masked when it is read") {
  const ProjectFolder folder;
  put(folder.root() / "config/upstream.yaml", "repo: https://user:secret@host/x\n");
  const auto sources = read_sources(folder.root());
  REQUIRE(shown(sources) == "");
  CHECK(sources->files.upstream->text.find("secret") == std::string::npos);
}

TEST_CASE("a folder without a declaration is not a project") {
  const test::TemporaryFolder folder;
  CHECK(shown(read_sources(Root(folder.path()))) ==
        "config/distributions.yaml: error: this file does not exist\n");
}

TEST_CASE("a listing takes one more file in its order, and once") {
  graph::ProjectInputs inputs;
  inputs.files = {"a", "c"};
  CHECK(with_file(inputs, "b").files == Paths{"a", "b", "c"});
  CHECK(with_file(inputs, "c").files == Paths{"a", "c"});
}

}  // namespace ocelot::project
