// Configurations anywhere in a project: found, missing, and watched.
#include "project/config_files.hpp"

#include <doctest/doctest.h>

#include "declaration/model/make_model.hpp"
#include "support/project_folder.hpp"
#include "support/text.hpp"

namespace ocelot::project {

using test::ProjectFolder;
using test::put;
using test::shown;

namespace {

model::Model model_of(const std::string& text) {
  model::ProjectFiles files;
  files.distributions = make_source("d.yaml", text);
  return model::make_model(files).ignoring_diagnostics();
}

}  // namespace

TEST_CASE("each configuration that the key config names is listed once") {
  const model::Model model =
      model_of("a: {config: x/c.yaml}\nb: {config: ./x//c.yaml}\nc: {config: b.yaml}\nd: {}\n");
  CHECK(config_paths(model) == std::vector<std::string>{"b.yaml", "x/c.yaml"});
}

TEST_CASE("a default that many distributions take is one fault") {
  const ProjectFolder folder;
  const model::Model model = model_of(
      "defaults: {config: x/c.yaml}\ndistributions: {a: {}, b: {}, c: {kind: executable}}\n");
  CHECK(shown(find_config_faults(folder.root(), model)) ==
        "d.yaml:1:20: error: no file 'x/c.yaml'\n"
        "    1 | defaults: {config: x/c.yaml}\n"
        "      |                    ^~~~~~~~\n"
        "help: write the path of a file from the project's folder\n");
  put(folder.root() / "x/c.yaml", "");
  CHECK(find_config_faults(folder.root(), model).empty());
}

TEST_CASE("the folders of configurations are inputs, each once; the project's folder is none") {
  const ProjectFolder folder;
  const graph::ProjectInputs inputs = with_configs(
      folder.root(), {{}, {"config"}, {}}, {"a.yaml", "config/b.yaml", "x/c.yaml", "x/d.yaml"});
  CHECK(inputs.folders == std::vector<std::string>{"config", "x"});
  CHECK(inputs.digests.empty());
}

TEST_CASE("a configuration has a digest of its content") {
  const ProjectFolder folder;
  put(folder.root() / "x/c.yaml", "first\n");
  const auto digest = [&] {
    return with_configs(folder.root(), {}, {"x/c.yaml"}).digests.at("x/c.yaml");
  };
  const Digest first = digest();
  put(folder.root() / "x/c.yaml", "second\n");
  CHECK(digest() != first);
}

}  // namespace ocelot::project
