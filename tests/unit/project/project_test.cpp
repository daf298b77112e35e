// A project's files: listed and read.
#include "project/project.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

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

TEST_CASE("an editor's lock is not listed; another link that leads nowhere is a fault") {
  const ProjectFolder folder;
  const fs::path components = folder.root() / std::string(model::k_components_folder);
  fs::create_symlink("nowhere", components / "exporter/.#a.go");
  CHECK(list_project(folder.root())->files.size() == 4);
  fs::create_symlink("nowhere", folder.root() / "config/component_dependencies.yaml");
  CHECK(
      shown(read_sources(folder.root())) ==
      "config/component_dependencies.yaml: error: 'component_dependencies.yaml' leads to no file\n"
      "help: replace it with the file or folder itself\n");
}

TEST_CASE("a link to a file of the project is a file") {
  const ProjectFolder folder;
  put(folder.root() / "shared/b.go", "package exporter\n");
  const fs::path b = folder.root() / ProjectFolder::component_path("b");
  fs::remove(b);
  fs::create_symlink(folder.root() / "shared/b.go", b);
  const auto sources = read_sources(folder.root());
  REQUIRE(shown(sources) == "");
  CHECK(sources->files.components.back()->text == "package exporter\n");
}

TEST_CASE("a wrapper or neighbor that is no file of the project is a fault") {
  const ProjectFolder folder;
  const std::string components(model::k_components_folder);
  put(folder.root().path().parent_path() / "outside/x.go", "");
  fs::create_directories(folder.root() / components / "exporter/own");
  fs::create_symlink("../../../../../outside/x.go", folder.root() / components / "exporter/out.go");
  fs::create_symlink("/dev/null", folder.root() / components / "exporter/own/null.txt");
  fs::create_symlink("own", folder.root() / components / "exporter/linked");
  REQUIRE(::mkfifo((folder.root() / components / "exporter/own/pipe").c_str(), 0600) == 0);
  const std::string help = "\nhelp: replace it with the file or folder itself\n";
  const std::string next = help + "\n";
  CHECK(shown(list_project(folder.root())) ==
        components +
            "/exporter/linked: error: 'linked' is a link to a folder, which is not followed" +
            next + components + "/exporter/out.go: error: 'out.go' leads out of the project" +
            next + components +
            "/exporter/own/null.txt: error: 'null.txt' leads out of the project" + next +
            components + "/exporter/own/pipe: error: 'pipe' is a device, pipe or socket" + help);
}

TEST_CASE("a folder of the project that leads out of it is a fault") {
  const ProjectFolder folder;
  const fs::path outside = folder.root().path().parent_path() / "outside";
  for (const std::string_view path : {model::k_components_folder, model::k_examples_folder}) {
    put(folder.root() / path / "x", "");
    fs::remove_all(outside);
    fs::rename(folder.root() / path, outside);
    fs::create_directory_symlink(outside, folder.root() / path);
    CHECK(shown(list_project(folder.root())).find("leads out of the project") != std::string::npos);
    fs::remove_all(outside);
    CHECK(shown(list_project(folder.root())).find("leads to no folder") != std::string::npos);
    fs::remove(folder.root() / path);
  }
}

TEST_CASE("an example that is no file of the project is known by name only") {
  const ProjectFolder folder;
  put(folder.root() / "config/examples/c.yaml", "");
  fs::create_symlink("/dev/zero", folder.root() / "config/examples/zero.yaml");
  fs::create_symlink("nowhere", folder.root() / "config/examples/dangling.yaml");
  const auto sources = read_sources(folder.root());
  REQUIRE(shown(sources) == "");
  CHECK(sources->inputs.named == Paths{"config/examples/c.yaml"});
  CHECK(sources->files.examples == Paths{"c.yaml"});
  CHECK(sources->files.unusable_examples ==
        std::map<std::string, std::string>{{"dangling.yaml", "leads to no file"},
                                           {"zero.yaml", "leads out of the project"}});
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
