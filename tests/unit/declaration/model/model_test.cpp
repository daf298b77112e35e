// The whole model: the faults of all stages together, in the order of their places.
#include "declaration/model/model.hpp"

#include <doctest/doctest.h>

#include "declaration/model/make_model.hpp"
#include "declaration/model/project_files.hpp"
#include "support/project.hpp"
#include "support/text.hpp"

namespace ocelot::model {

namespace {

using test::shown;

}  // namespace

TEST_CASE("a model of little: defaults for the upstream, no components") {
  const test::Parts model = make_model(test::project({}, "d: {buildtags: [t]}\n"));
  CHECK(shown(model) == "");
  CHECK(model.value.upstream.repo == "open-telemetry/opentelemetry-lambda");
  CHECK(model.value.upstream.ref == "main");
  CHECK(model.value.find("d") == &model.value.distributions[0]);
  CHECK(model.value.find("c") == nullptr);
  CHECK(model.value.find("e") == nullptr);
}

TEST_CASE("the command line replaces repo and ref, but not the folder") {
  ProjectFiles files = test::project({});
  files.upstream = make_source("config/upstream.yaml", "repo: a/b\nref: v1\nfolder: x\n");
  const test::Parts model = make_model(files, {"c/d", "v2"});
  CHECK(shown(model) == "");
  CHECK(model.value.upstream.repo == "c/d");
  CHECK(model.value.upstream.ref == "v2");
  CHECK(model.value.upstream.folder == "x");
  CHECK(make_model(files).ignoring_diagnostics().upstream.ref == "v1");
}

TEST_CASE("a module that is none is marked where it is wrong") {
  CHECK(shown(make_model(test::project({}, "d: {buildtags: [t]}\n",
                                       "dependencies:\n  t: [x.org/m@1.0.0]\n")))
            .rfind("config/component_dependencies.yaml:2:15: error: ", 0) == 0);
  CHECK(has_errors(make_model(test::project({}, "d: {buildtags: [t]}\n",
                                            "dependencies:\n  t: ['x.org/m@1.0.0']\n"))
                       .diagnostics()));
  CHECK(has_errors(
      make_model(test::project({}, "d: {buildtags: [t]}\n", "dependencies:\n  t: ['a b']\n"))
          .diagnostics()));
}

TEST_CASE("a module without a version, and places of modules") {
  const test::Parts model = make_model(test::project(
      {}, "d: {buildtags: [t]}\n", "dependencies:\n  t: [x.org/m, y.org/n@v1.0.0]\n"));
  CHECK(shown(model) == "");
  REQUIRE(model.value.dependencies.size() == 1);
  const Dependency& dependency = model.value.dependencies[0];
  CHECK(dependency.modules[0].version == "");
  CHECK(dependency.modules[1].version == "v1.0.0");
  CHECK(test::at(dependency.module_places[1]) == "y.org/n@v1.0.0");
}

TEST_CASE("faults of all stages come at once, sorted by file and place") {
  const test::Parts model =
      make_model(test::project({{"exporter/a.go", "package exporter\n"}, {"x.go", ""}},
                               "d: {base: e, zzz: 1}\n'f g': {}\n", "dependencies: {'a-b': m}\n"));
  std::string places;
  for (const Diagnostic& one : model.diagnostics)
    places += one.place.source->path + " " + std::string(one.code) + "\n";
  CHECK(places ==
        "components/collector/lambdacomponents/exporter/a.go missing-constraint\n"
        "components/collector/lambdacomponents/x.go misplaced-file\n"
        "config/component_dependencies.yaml bad-tag\n"
        "config/component_dependencies.yaml bad-module\n"
        "config/distributions.yaml unknown-base\n"
        "config/distributions.yaml unknown-key\n"
        "config/distributions.yaml bad-name\n");
}

TEST_CASE("the same files make the same model and the same words") {
  const auto files = test::project({{"exporter/a.go", "package x\n"}}, "d: {base: e}\n");
  CHECK(shown(make_model(files)) == shown(make_model(files)));
}

}  // namespace ocelot::model
