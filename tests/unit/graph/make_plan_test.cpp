// Plans: everything occurs once, and only what was selected.
#include "graph/make_plan.hpp"

#include <doctest/doctest.h>

#include "declaration/model/make_model.hpp"
#include "support/project.hpp"
#include "support/text.hpp"

namespace ocelot::graph {

namespace {

using test::shown;
using test::wrapper;

const test::Files k_components = {{"exporter/foo.go", wrapper("exporter.foo")},
                                  {"receiver/bar.go", wrapper("receiver.bar")}};

model::Model made(const std::string& distributions, const std::string& dependencies = {}) {
  test::Parts model = model::make_model(test::project(k_components, distributions, dependencies));
  CHECK(shown(model) == "");
  return std::move(model.value);
}

const Pin k_pin = PinnedCommit{"./up", false, std::string(40, '1')};

Plan planned(const model::Model& model, const Choice& choice = {}) {
  Result<Plan> plan = make_plan(model, choice, k_pin);
  REQUIRE(shown(plan) == "");
  return std::move(*plan);
}

std::string layers_of(const Plan& plan) {
  std::string all;
  for (const ArtifactPlan& layer : plan.layers) {
    all += layer.distribution + "/" + std::string(model::name_of(layer.architecture)) + "@" +
           std::to_string(layer.tree.index) + " ";
  }
  return all;
}

constexpr const char* k_distributions =
    "z: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo]}\n"
    "a: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo, other]}\n"
    "m: {buildtags: [t], architectures: [arm64]}\n"
    "n: {buildtags: [lambdacomponents.custom, lambdacomponents.all]}\n";

}  // namespace

TEST_CASE("all distributions and architectures, sorted; equal sets share a tree") {
  const Plan plan = planned(made(k_distributions));
  CHECK(layers_of(plan) ==
        "a/amd64@0 a/arm64@0 m/arm64@1 n/amd64@2 n/arm64@2 z/amd64@0 z/arm64@0 ");
  CHECK(plan.trees.size() == 3);
  CHECK(plan.trees[1].id == "plain");
  CHECK(plan.trees[0].id.size() == 32);
  REQUIRE(plan.overlays.size() == 2);
  CHECK(plan.overlays[0].component == "exporter.foo");
  CHECK(plan.overlays[0].files[0].source ==
        "components/collector/lambdacomponents/exporter/foo.go");
  CHECK(plan.overlays[0].files[0].tree_path == "lambdacomponents/exporter/foo.go");
  CHECK(plan.trees[2].overlays.size() == 2);
  CHECK(plan.distributions.size() == 4);
  CHECK(plan.layers[0].tags == std::vector<std::string>{"lambdacomponents.custom",
                                                        "lambdacomponents.exporter.foo", "other"});
}

TEST_CASE("only what is chosen, and only the overlays that it needs") {
  const Plan plan = planned(made(k_distributions), {{"z", "z"}, {"arm64"}});
  CHECK(layers_of(plan) == "z/arm64@0 ");
  CHECK(plan.overlays.size() == 1);
  CHECK(plan.trees.size() == 1);
  CHECK(plan.distributions.size() == 1);
}

TEST_CASE("a tree's id does not depend on what else is chosen") {
  const model::Model model = made(k_distributions);
  CHECK(planned(model, {{"z"}, {}}).trees[0].id == planned(model).trees[0].id);
  CHECK(planned(model, {{"n"}, {}}).trees[0].id == planned(model).trees[2].id);
}

TEST_CASE("another module or version is another tree") {
  const std::string distributions =
      "a: {buildtags: [x]}\nb: {buildtags: [y]}\nc: {buildtags: [z]}\nd: {buildtags: [x]}\n";
  const Plan plan = planned(
      made(distributions, "dependencies: {x: m.org/m@v1.0.0, y: m.org/m@v1.1.0, z: m.org/m}\n"));
  CHECK(plan.trees.size() == 3);
  CHECK(plan.layers[0].tree == plan.layers[6].tree);
  for (const TreePlan& tree : plan.trees) CHECK(tree.id != "plain");
}

TEST_CASE("layers that leave out the same providers share a tree") {
  const Plan plan =
      planned(made("a: {omit-providers: [s3, vault]}\nb: {omit-providers: [vault, s3]}\n"
                   "c: {omit-providers: [s3]}\nd: {omit-providers: []}\n"),
              {{}, {"arm64"}});
  CHECK(layers_of(plan) == "a/arm64@0 b/arm64@0 c/arm64@1 d/arm64@2 ");
  CHECK(plan.trees[0].omitted_providers == std::vector<std::string>{"s3", "vault"});
  CHECK(plan.trees[1].id != "plain");
  CHECK(plan.trees[2].id == "plain");
}

TEST_CASE("a plugin is compiled like its library, and linked by itself") {
  const model::Model model = made(
      "lib: {kind: shared-library, architectures: [amd64, arm64], "
      "buildtags: [lambdacomponents.custom], "
      "go: {ldflags: -X a=b, gcflags: -l, amd64: v3, symbols: keep}}\n"
      "plug: {kind: plugin, library: lib, component: exporter.foo}\n");
  const Plan plan = planned(model);
  REQUIRE(layers_of(plan) == "lib/amd64@0 lib/arm64@0 plug/amd64@0 plug/arm64@0 ");
  CHECK(plan.layers[0].go_options == GoOptions{"-X a=b", "-l", {}, "v3"});
  CHECK(plan.layers[1].go_options == GoOptions{"-X a=b", "-l", {}, {}});
  CHECK(plan.layers[2].go_options == GoOptions{{}, "-l", {}, "v3"});
  CHECK(plan.layers[0].keeps_symbols);
  CHECK_FALSE(plan.layers[2].keeps_symbols);
}

TEST_CASE(
    "a distribution without the chosen architecture is left out; without any, that is a fault") {
  const model::Model model = made(k_distributions);
  CHECK(layers_of(planned(model, {{"m", "z"}, {"amd64"}})) == "z/amd64@0 ");
  CHECK(shown(make_plan(model, {{"m"}, {"amd64"}}, k_pin)) ==
        "error: no distribution is built for the chosen architectures\n"
        "help: see 'architectures' in config/distributions.yaml, or choose another with -a\n");
}

TEST_CASE("unknown choices are told, all at once") {
  CHECK(shown(make_plan(made("default: {}\n"), {{"defualt", "zzzzzz"}, {"x86_64"}}, k_pin)) ==
        "error: no distribution 'defualt' in config/distributions.yaml\n"
        "help: did you mean 'default'?\n"
        "\n"
        "error: no distribution 'zzzzzz' in config/distributions.yaml\n"
        "help: `-d` takes the name of a distribution\n"
        "\n"
        "error: unknown architecture 'x86_64'\n"
        "help: `-a` takes amd64 or arm64\n");
}

TEST_CASE("abstract distributions are not built, and cannot be chosen") {
  const model::Model model =
      made("parts: {abstract: true, buildtags: [t]}\nd: {base: parts}\ne: {base: parts}\n");
  CHECK(layers_of(planned(model)) == "d/amd64@0 d/arm64@0 e/amd64@0 e/arm64@0 ");
  CHECK(shown(make_plan(model, {{"parts", "e"}, {}}, k_pin)) ==
        "error: distribution 'parts' is abstract, so it is not built\n"
        "config/distributions.yaml:1:1: note: declared here\n"
        "    1 | parts: {abstract: true, buildtags: [t]}\n"
        "      | ^~~~~\n"
        "help: built on it: d, e\n");
  CHECK(shown(make_plan(made("parts: {abstract: true}\n"), {}, k_pin))
            .starts_with("error: every distribution is abstract"));
}

TEST_CASE("a library and all its plugins have one tree, whatever is chosen") {
  const model::Model model = made(
      "core: {kind: shared-library, buildtags: [lambdacomponents.custom], architectures: [arm64]}\n"
      "foo: {kind: plugin, library: core, component: exporter.foo}\n"
      "bar: {kind: plugin, library: core, component: receiver.bar}\n"
      "plain: {kind: executable, base: core, architectures: [amd64]}\n",
      "dependencies: {lambdacomponents.exporter.foo: x.org/m@v1.0.0}\n");
  const Plan all = planned(model);
  CHECK(layers_of(all) == "bar/arm64@0 core/arm64@0 foo/arm64@0 plain/amd64@1 ");
  REQUIRE(all.trees.size() == 2);
  CHECK(all.trees[0].modules.size() == 1);
  CHECK(all.trees[0].overlays.empty());
  std::string names;
  for (const GeneratedSourcePlan& one : all.generated_sources) names += one.name + " ";
  CHECK(names == "shared-library plugin-receiver.bar plugin-exporter.foo executable ");
  CHECK(all.layers[0].package == "ocelot/plugins/receiver.bar");
  CHECK(all.layers[1].package == "ocelot/library");
  CHECK(all.layers[3].package == "ocelot/executable");
  const Plan one = planned(model, {{"bar"}, {}});
  REQUIRE(one.trees.size() == 1);
  CHECK(one.trees[0].id == all.trees[0].id);
}

TEST_CASE("layers with the same tree and tags are inspected once, if the machine can run one") {
  const model::Model model = made(
      "a: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo]}\n"
      "b: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo]}\n"
      "c: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo, t]}\n"
      "d: {buildtags: [t], architectures: [arm64]}\n"
      "e: {buildtags: [t], architectures: [amd64], kind: executable}\n");
  Choice choice;
  CHECK(planned(model, choice).inspections.empty());
  choice.inspected = model::Architecture::amd64;
  const Plan plan = planned(model, choice);
  REQUIRE(plan.inspections.size() == 2);
  CHECK(plan.inspections[0].distribution == "a");
  CHECK(plan.inspections[0].applies_to.size() == 2);
  CHECK(plan.inspections[1].distribution == "c");
  std::string inspected;
  for (const ArtifactPlan& layer : plan.layers) {
    if (layer.inspection)
      inspected += layer.distribution + "@" + std::to_string(layer.inspection->index) + " ";
  }
  CHECK(inspected == "a@0 a@0 b@0 b@0 c@1 c@1 ");
}

TEST_CASE("layers of another architecture alone are inspected on request, after the built ones") {
  const model::Model model = made(
      "a: {buildtags: [t], architectures: [arm64]}\n"
      "b: {buildtags: [t, u], architectures: [arm64]}\n"
      "c: {buildtags: [t, u]}\n");
  Choice choice;
  choice.inspected = model::Architecture::amd64;
  CHECK(planned(model, choice).inspections.size() == 1);
  choice.inspects_unbuilt = true;
  const Plan plan = planned(model, choice);
  REQUIRE(plan.inspections.size() == 2);
  CHECK(plan.inspections[0].distribution == "c");
  CHECK(plan.inspections[0].is_layer_built);
  CHECK(plan.inspections[1].distribution == "a");
  CHECK_FALSE(plan.inspections[1].is_layer_built);
  for (const ArtifactPlan& layer : plan.layers) CHECK(layer.inspection);
}

TEST_CASE("an inspection applies only to architectures with the same files") {
  const test::Parts model = model::make_model(
      test::project({{"exporter/foo_amd64.go", wrapper("exporter.foo")},
                     {"exporter/bar.go", wrapper("exporter.bar")}},
                    "a: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo]}\n"
                    "b: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.bar]}\n"));
  Choice choice;
  choice.inspected = model::Architecture::amd64;
  const Plan plan = planned(model.value, choice);
  REQUIRE(plan.inspections.size() == 2);
  CHECK(plan.inspections[0].applies_to == std::vector{model::Architecture::amd64});
  CHECK(plan.inspections[1].applies_to.size() == 2);
  CHECK(plan.layers[0].inspection);
  CHECK_FALSE(plan.layers[1].inspection);
}

}  // namespace ocelot::graph
