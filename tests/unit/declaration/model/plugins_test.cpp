// Plugins find their library and their component, or report what is wrong with one of them.
#include "declaration/model/plugins.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "declaration/model/make_model.hpp"
#include "support/project.hpp"
#include "support/text.hpp"

namespace ocelot::model {

namespace {

using test::Files;
using test::shown;
using test::wrapper;

const Files k_components = {{"exporter/file.go", wrapper("exporter.file")},
                            {"processor/mark.go", wrapper("processor.mark")}};
const std::string k_core =
    "core: {kind: shared-library, buildtags: [lambdacomponents.custom, "
    "lambdacomponents.exporter.file], architectures: [arm64]}\n";
const std::string k_mark = "mark: {kind: plugin, library: core, component: processor.mark}\n";

test::Parts<Model> made(const std::string& distributions, const Files& components = k_components,
                        const std::string& dependencies = {}) {
  return make_model(test::project(components, distributions, dependencies));
}

// The codes of all faults, in order.
std::string codes(const test::Parts<Model>& model) {
  std::string all;
  for (const Diagnostic& one : model.diagnostics) all += std::string(one.code) + " ";
  return all;
}

}  // namespace

TEST_CASE("a plugin has its library's tags and architectures, and its component") {
  const auto model = made(k_core + k_mark);
  CHECK(shown(model) == "");
  const Distribution& mark = *model.value.find("mark");
  CHECK(mark.architectures == std::vector{Architecture::arm64});
  CHECK(mark.tag_set() == std::set<std::string, std::less<>>{"lambdacomponents.custom",
                                                             "lambdacomponents.exporter.file",
                                                             "lambdacomponents.processor.mark"});
  CHECK(mark.tags.at("lambdacomponents.custom").distribution == "core");
  CHECK(mark.tags.at("lambdacomponents.processor.mark").distribution == "mark");
  REQUIRE(mark.components.size() == 1);
  CHECK(model.value.component(mark.components[0]).full_name() == "processor.mark");
  CHECK(model.value.find("core")->components.size() == 1);
  CHECK(plugins_of(model.value, "core") == std::vector<const Distribution*>{&mark});
  CHECK(plugins_of(model.value, "mark").empty());
}

TEST_CASE("a plugin's files have a folder of their own in the tree") {
  const auto model = made(k_core + k_mark, {{"processor/mark/init.go", wrapper("processor.mark")},
                                            {"exporter/file.go", wrapper("exporter.file")}});
  const Component& component = model.value.component(model.value.find("mark")->components[0]);
  CHECK(plugin_folder(component) == "ocelot/plugins/processor.mark");
  CHECK(plugin_path(component, component.files[0]) ==
        "ocelot/plugins/processor.mark/component/mark_init.go");
}

TEST_CASE("a package that a plugin's component imports comes with it") {
  Files files = k_components;
  files["processor/mark.go"] = wrapper("processor.mark") +
                               "import _ \"x.org/up/collector/lambdacomponents/processor/own\"\n";
  files["processor/own/own.go"] = "package own\n";
  const auto model = made(k_core + k_mark, files);
  CHECK(shown(model) == "");
  CHECK(model.value.find("mark")->components.size() == 2);
}

TEST_CASE("the kind is not inherited, and only a layer is built for both architectures by itself") {
  const auto model = made(
      "core: {kind: shared-library, buildtags: [lambdacomponents.custom]}\nmore: {base: core}\n"
      "plain: {kind: executable, base: core}\n");
  CHECK(shown(model) == "");
  CHECK(model.value.find("core")->architectures == std::vector{k_native});
  CHECK(model.value.find("more")->kind == Kind::layer);
  CHECK(model.value.find("more")->architectures == k_architectures);
  CHECK(model.value.find("plain")->architectures == std::vector{k_native});
}

TEST_CASE("faults of a library's name") {
  const std::string head = "mark: {kind: plugin, component: processor.mark, library: ";
  CHECK(codes(made(k_core + head + "croe}\n")) == "unknown-library ");
  CHECK(codes(made(k_core + head + "mark}\n")) == "wrong-library ");
  CHECK(codes(made("core: {buildtags: [lambdacomponents.custom]}\n" + head + "core}\n")) ==
        "wrong-library ");
  CHECK(codes(made("core: {abstract: true}\n" + head + "core}\n")) == "wrong-library ");
}

TEST_CASE("faults of a component") {
  const auto plugin = [](const std::string& component) {
    return "p: {kind: plugin, library: core, component: " + component + "}\n";
  };
  CHECK(codes(made(k_core + plugin("processor.mrak"))) == "unknown-component ");
  CHECK(codes(made(k_core + plugin("exporter.file"))) == "plugin-in-library ");
  Files files = k_components;
  files["processor/mark.go"] =
      "//go:build lambdacomponents.custom && lambdacomponents.processor.all\n\npackage processor\n";
  CHECK(codes(made(k_core + k_mark, files)) == "bad-plugin ");
  files["processor/mark.go"] =
      "//go:build lambdacomponents.processor.mark && netgo\n\npackage processor\n";
  CHECK(codes(made(k_core + k_mark, files)) == "bad-plugin ");
  files["processor/mark.go"] =
      "//go:build lambdacomponents.processor.mark && amd64\n\npackage processor\n";
  CHECK(codes(made(k_core + k_mark, files)) == "bad-plugin ");
}

TEST_CASE("a plugin's tag may not change the library") {
  Files files = k_components;
  files["exporter/extra.go"] =
      "//go:build lambdacomponents.exporter.extra || lambdacomponents.processor.mark\n\npackage "
      "exporter\n";
  CHECK(codes(made(k_core + k_mark, files)) == "plugin-changes-library ");
}

TEST_CASE("keys that have no meaning for a kind, and keys that a plugin lacks") {
  CHECK(codes(made("a: {component: processor.mark}\n")) == "kind-key ");
  CHECK(codes(made("a: {kind: layer, library: a}\n")) == "kind-key ");
  CHECK(codes(made("a: {kind: executable, library: a, component: b}\n")) == "kind-key kind-key ");
  CHECK(codes(made(k_core + "p: {kind: plugin, library: core, component: processor.mark, "
                            "base: core, architectures: [amd64]}\n")) == "kind-key kind-key ");
  CHECK(codes(made("p: {kind: plugin}\n")) == "incomplete-plugin ");
  CHECK(codes(made("a: {kind: libary}\n")) == "unknown-kind ");
  CHECK(codes(made("a.sha256: {kind: executable}\n")) == "reserved-name ");
  CHECK(codes(made("a: {abstract: true, kind: layer}\n")) == "abstract-key ");
  CHECK(codes(made(k_core + k_mark + "d: {base: mark}\n")) == "plugin-base ");
}

TEST_CASE("one module in two versions is refused for a library and its plugins together") {
  const std::string modules =
      "dependencies: {lambdacomponents.exporter.file: x.org/m@v1.0.0, "
      "lambdacomponents.processor.mark: x.org/m@v1.1.0}\n";
  CHECK(codes(made(k_core + k_mark, k_components, modules)) == "two-versions ");
}

}  // namespace ocelot::model
