// Selection of components, and required modules.
#include "declaration/model/selection.hpp"

#include <doctest/doctest.h>

#include "declaration/model/find_components.hpp"
#include "declaration/model/make_model.hpp"
#include "support/project.hpp"
#include "support/text.hpp"

namespace ocelot::model {

namespace {

using test::Files;
using test::shown;
using test::wrapper;

Model made(const Files& files, const std::string& distributions,
           const std::string& dependencies = {}) {
  test::Parts<Model> model = make_model(test::project(files, distributions, dependencies));
  CHECK(shown(model) == "");
  return std::move(model.value);
}

std::string components_of(const Model& model, std::string_view name) {
  std::string all;
  for (ComponentId id : model.find(name)->components) all += model.component(id).full_name() + " ";
  return all;
}

std::string modules_of(const Model& model, std::string_view name) {
  std::string all;
  for (const golang::ModuleRequirement& one : model.find(name)->modules)
    all += one.path + (one.version.empty() ? "" : "@" + one.version) + " ";
  return all;
}

const Files k_two = {{"exporter/foo.go", wrapper("exporter.foo")},
                     {"receiver/bar.go", wrapper("receiver.bar")}};

}  // namespace

TEST_CASE("a component is selected where its constraint holds") {
  const Model model =
      made(k_two,
           "foo: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo]}\n"
           "every: {buildtags: [lambdacomponents.custom, lambdacomponents.all]}\n"
           "receivers: {buildtags: [lambdacomponents.custom, lambdacomponents.receiver.all]}\n");
  CHECK(components_of(model, "foo") == "exporter.foo ");
  CHECK(components_of(model, "every") == "exporter.foo receiver.bar ");
  CHECK(components_of(model, "receivers") == "receiver.bar ");
  const std::string lacking = "not-custom: {buildtags: [lambdacomponents.exporter.foo]}\n";
  CHECK(components_of(make_model(test::project(k_two, lacking)).ignoring_diagnostics(),
                      "not-custom") == "");
}

TEST_CASE("one architecture of the distribution's is enough, and another is none") {
  const Files files{{"exporter/a_arm64.go", "//go:build t\n\npackage exporter\n"},
                    {"exporter/b.go", "//go:build t && amd64\n\npackage exporter\n"},
                    {"exporter/c.go", "//go:build t && !linux\n\npackage exporter\n"}};
  const Model model =
      made(files, "both: {buildtags: [t]}\nintel: {buildtags: [t], architectures: [amd64]}\n");
  CHECK(components_of(model, "both") == "exporter.a_arm64 exporter.b ");
  CHECK(components_of(model, "intel") == "exporter.b ");
}

TEST_CASE("the selected are sorted by full name") {
  const Files files{{"exporter/z.go", wrapper("exporter.a")},
                    {"exporter/a.go", wrapper("exporter.z")}};
  CHECK(components_of(
            made(files, "d: {buildtags: [lambdacomponents.custom, lambdacomponents.all]}"), "d") ==
        "exporter.a exporter.z ");
}

TEST_CASE("a package of its own is selected where a selected file imports it, through others too") {
  const std::string import_one =
      "import _ \"example.com/up/collector/lambdacomponents/exporter/one\"\n";
  const std::string import_two =
      "import \"example.com/up/collector/lambdacomponents/exporter/two/deep\"\n";
  const Files files{{"exporter/foo.go", wrapper("exporter.foo", import_one)},
                    {"exporter/one/a.go", "package one\n" + import_two},
                    {"exporter/two/deep/a.go", "package deep\n"},
                    {"exporter/two/a.go", "package two\n"},
                    {"receiver/bar.go", wrapper("receiver.bar")}};
  const Model model =
      made(files,
           "foo: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo]}\n"
           "bar: {buildtags: [lambdacomponents.custom, lambdacomponents.receiver.bar]}\n");
  CHECK(components_of(model, "foo") == "exporter.foo exporter.one exporter.two ");
  CHECK(components_of(model, "bar") == "receiver.bar ");
}

TEST_CASE("a name that only ends alike imports nothing") {
  const std::string import = "import \"example.com/lambdacomponents/exporter/xone\"\n";
  const test::Parts model =
      make_model(test::project({{"exporter/foo.go", wrapper("exporter.foo", import)},
                                {"exporter/one/a.go", "package one\n"}}));
  CHECK(shown(model) ==
        "components/collector/lambdacomponents/exporter/one/a.go: error: the package in "
        "exporter/one/ is imported by no wrapper, "
        "so Go would never compile it\n"
        "help: import it in a file of exporter/, or make it 'package exporter'\n");
}

TEST_CASE("two packages that only import each other are imported by no wrapper") {
  const std::string root = "import \"x.org/lambdacomponents/exporter/";
  const Files files{{"exporter/one/a.go", "package one\n" + root + "two\"\n"},
                    {"exporter/two/a.go", "package two\n" + root + "one\"\n"}};
  CHECK(find_unimported(find_components(test::project(files)).ignoring_diagnostics()).size() == 2);
}

TEST_CASE("a wrapper and a package of one name live side by side") {
  const std::string import = "import \"x.org/lambdacomponents/exporter/foo\"\n";
  CHECK(shown(make_model(test::project({{"exporter/foo.go", wrapper("exporter.foo", import)},
                                        {"exporter/foo/a.go", "package foo\n"}}))) == "");
}

TEST_CASE("modules of a tag that a wrapper mentions are required with that wrapper") {
  const std::string dependencies =
      "dependencies:\n  lambdacomponents.exporter.foo: [z.org/b@v1.0.0, a.org/a]\n";
  const Model model =
      made(k_two,
           "foo: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo]}\n"
           "exporters: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.all]}\n"
           "bar: {buildtags: [lambdacomponents.custom, lambdacomponents.receiver.bar]}\n",
           dependencies);
  CHECK(modules_of(model, "foo") == "a.org/a z.org/b@v1.0.0 ");
  CHECK(modules_of(model, "exporters") == "a.org/a z.org/b@v1.0.0 ");
  CHECK(modules_of(model, "bar") == "");
  const std::string lacking = "bare: {buildtags: [lambdacomponents.exporter.foo]}\n";
  CHECK(modules_of(make_model(test::project(k_two, lacking, dependencies)).ignoring_diagnostics(),
                   "bare") == "");
}

TEST_CASE("one selected wrapper is enough for a tag that several mention") {
  const Files files{
      {"exporter/foo.go", wrapper("exporter.foo")},
      {"exporter/bar.go",
       "//go:build lambdacomponents.exporter.bar && !lambdacomponents.exporter.foo\n\n"
       "package exporter\n"}};
  const Model model =
      made(files,
           "foo: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo]}\n"
           "bar: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.bar]}\n"
           "none: {buildtags: [lambdacomponents.custom]}\n",
           "dependencies:\n  lambdacomponents.exporter.foo: a.org/a\n");
  CHECK(modules_of(model, "foo") == "a.org/a ");
  CHECK(modules_of(model, "bar") == "a.org/a ");
  CHECK(modules_of(model, "none") == "");
}

TEST_CASE("modules of a tag that no wrapper mentions are required by tags that name or cover it") {
  const Model model =
      made({},
           "named: {buildtags: [lambdacomponents.exporter.up, lambdacomponents.custom]}\n"
           "type: {buildtags: [lambdacomponents.exporter.all, lambdacomponents.custom]}\n"
           "every: {buildtags: [lambdacomponents.all, lambdacomponents.custom]}\n"
           "other-type: {buildtags: [lambdacomponents.receiver.all, lambdacomponents.custom]}\n"
           "other: {buildtags: [lambdacomponents.exporter.down, lambdacomponents.custom]}\n",
           "dependencies:\n  lambdacomponents.exporter.up: a.org/a@v1.2.3\n");
  CHECK(modules_of(model, "named") == "a.org/a@v1.2.3 ");
  CHECK(modules_of(model, "type") == "a.org/a@v1.2.3 ");
  CHECK(modules_of(model, "every") == "a.org/a@v1.2.3 ");
  CHECK(modules_of(model, "other-type") == "");
  CHECK(modules_of(model, "other") == "");
}

TEST_CASE("one module in one version from two entries is required once") {
  CHECK(modules_of(made({}, "d: {buildtags: [a, b]}\n",
                        "dependencies: {a: [x.org/m@v1.0.0], b: [x.org/m@v1.0.0]}\n"),
                   "d") == "x.org/m@v1.0.0 ");
}

TEST_CASE("one module in two versions is refused, once however many distributions have it") {
  const test::Parts model = make_model(
      test::project({}, "c: {buildtags: [a, b]}\nd: {buildtags: [a, b]}\ne: {buildtags: [a]}\n",
                    "dependencies:\n  a: x.org/m@v1.0.0\n  b: x.org/m@v1.1.0\n"));
  CHECK(shown(model) ==
        "config/component_dependencies.yaml:3:6: error: distribution 'c' requires two different "
        "versions of 'x.org/m'\n"
        "    3 |   b: x.org/m@v1.1.0\n"
        "      |      ^~~~~~~~~~~~~~\n"
        "config/component_dependencies.yaml:2:6: note: the other is required here\n"
        "    2 |   a: x.org/m@v1.0.0\n"
        "      |      ^~~~~~~~~~~~~~\n"
        "help: write the same version in both places\n");
}

TEST_CASE("two versions in an abstract distribution are refused where it is built") {
  const std::string modules = "dependencies: {t: x.org/m@v1.0.0, u: x.org/m@v1.1.0}\n";
  const std::string parts = "parts: {abstract: true, buildtags: [t, u]}\n";
  const auto errors = [&](const std::string& more) {
    return shown(make_model(test::project({}, parts + more, modules)));
  };
  CHECK(errors("d: {base: parts, without: [u]}\ne: {buildtags: [u]}\n") == "");
  CHECK(errors("d: {base: parts}\n") ==
        "config/component_dependencies.yaml:1:38: error: distribution 'd' requires two different "
        "versions of 'x.org/m'\n"
        "    1 | dependencies: {t: x.org/m@v1.0.0, u: x.org/m@v1.1.0}\n"
        "      |                                      ^~~~~~~~~~~~~~\n"
        "config/component_dependencies.yaml:1:19: note: the other is required here\n"
        "    1 | dependencies: {t: x.org/m@v1.0.0, u: x.org/m@v1.1.0}\n"
        "      |                   ^~~~~~~~~~~~~~\n"
        "help: write the same version in both places\n");
}

TEST_CASE("custom may be missing in abstract distributions, and comes from any of the bases") {
  const std::string parts =
      "parts: {abstract: true, buildtags: [lambdacomponents.receiver.otlp]}\n"
      "custom: {abstract: true, buildtags: [lambdacomponents.custom]}\n";
  const auto errors = [&](const std::string& more) {
    return shown(make_model(test::project({}, parts + more)));
  };
  CHECK(errors("") == "");
  CHECK(errors("d: {base: [parts, custom]}\n") == "");
  CHECK(errors("d: {base: [parts]}\n") ==
        "config/distributions.yaml:3:1: error: distribution 'd' lacks the tag "
        "'lambdacomponents.custom'\n"
        "    3 | d: {base: [parts]}\n"
        "      | ^\n"
        "help: add lambdacomponents.custom to its buildtags: without it upstream ignores every "
        "other lambdacomponents tag\n");
  CHECK(errors("d: {base: [custom, parts], without: [lambdacomponents.custom]}\n") ==
        "config/distributions.yaml:3:1: error: distribution 'd' lacks the tag "
        "'lambdacomponents.custom'\n"
        "    3 | d: {base: [custom, parts], without: [lambdacomponents.custom]}\n"
        "      | ^\n"
        "help: add lambdacomponents.custom to its buildtags: without it upstream ignores every "
        "other lambdacomponents tag\n");
}

TEST_CASE("a dependency that only an abstract distribution names is unused") {
  const std::string modules = "dependencies: {t: x.org/m@v1.0.0}\n";
  const std::string parts = "parts: {abstract: true, buildtags: [t]}\n";
  CHECK(shown(make_model(test::project({}, parts, modules))).find("warning: no wrapper and no") !=
        std::string::npos);
  CHECK(shown(make_model(test::project({}, parts + "d: {base: parts}\n", modules))) == "");
}

TEST_CASE("two versions that never meet in a distribution are fine") {
  CHECK(shown(make_model(
            test::project({}, "c: {buildtags: [a]}\nd: {buildtags: [b]}\n",
                          "dependencies: {a: x.org/m@v1.0.0, b: x.org/m@v1.1.0}\n"))) == "");
}

}  // namespace ocelot::model
