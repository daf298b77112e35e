// Graphs: every file occurs once, and every step has all files that it reads.
#include "graph/make_graph.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "declaration/model/make_model.hpp"
#include "graph/contract/step_words.hpp"
#include "graph/make_plan.hpp"
#include "graph/paths.hpp"
#include "support/project.hpp"
#include "support/text.hpp"

namespace ocelot::graph {

namespace {

using test::shown;
using test::wrapper;

const Pin k_commit = PinnedCommit{"https://x.org/up.git", true, std::string(40, '1')};
const ProjectInputs k_inputs = {
    {"config/distributions.yaml"}, {"config"}, {"config/examples/c.yaml"}};

Plan planned(const std::string& distributions, const Pin& pin = k_commit) {
  const test::Parts model = model::make_model(
      test::project({{"exporter/foo.go", wrapper("exporter.foo")}}, distributions));
  CHECK(shown(model) == "");
  auto plan = make_plan(model.value, {}, pin);
  REQUIRE(shown(plan) == "");
  return std::move(*plan);
}

Graph made(const std::string& distributions, const Pin& pin = k_commit) {
  Result<Graph> graph = make_graph(planned(distributions, pin), k_inputs);
  REQUIRE(shown(graph) == "");
  return std::move(*graph);
}

std::string paths(const Graph& graph, const std::vector<FileId>& ids) {
  std::string all;
  for (FileId id : ids) all += graph.path(id) + " ";
  return all;
}

const Step& step(const Graph& graph, std::string_view kind) {
  const auto found = std::find_if(graph.steps.begin(), graph.steps.end(),
                                  [&](const Step& step) { return step.contract().name == kind; });
  REQUIRE(found != graph.steps.end());
  return *found;
}

// The final files of the artifacts of a distribution or architecture, or of all.
std::vector<FileId> files_of(const Graph& graph, std::string_view target) {
  std::vector<FileId> files;
  for (const Artifact& artifact : graph.artifacts) {
    if (target == "all" || target == artifact.distribution ||
        target == model::name_of(artifact.architecture))
      files.insert(files.end(), artifact.files.begin(), artifact.files.end());
  }
  return files;
}

std::string words(const Graph& graph, const Step& of) {
  std::string all;
  for (const Argument& argument : to_words(of.request)) {
    if (const auto* text = std::get_if<std::string>(&argument)) all += *text + " ";
    if (const auto* id = std::get_if<FileId>(&argument)) all += "<" + graph.path(*id) + "> ";
    if (const auto* tool = std::get_if<Tool>(&argument)) all += *tool == Tool::go ? "GO " : "MAKE ";
  }
  return all;
}

const std::string k_foo =
    "foo: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo], architectures: "
    "[arm64]}\n";

}  // namespace

TEST_CASE("the steps of one layer, with what they read and write") {
  const Graph graph = made(k_foo);
  std::string kinds;
  for (const Step& step : graph.steps) kinds += std::string(step.contract().name) + " ";
  CHECK(kinds == "clone probe overlay check gomod package rename ");

  const Step& clone = step(graph, "clone");
  CHECK(paths(graph, clone.outputs) == "build/ocelot/upstream.tar build/ocelot/upstream.tree ");
  CHECK(words(graph, clone) ==
        "--folder collector --url https://x.org/up.git --commit " + std::string(40, '1') +
            " --tree-id <build/ocelot/upstream.tree> -o <build/ocelot/upstream.tar> ");
  CHECK(clone.description == "clone open-telemetry/opentelemetry-lambda @ 111111111111");

  const Step& overlay = step(graph, "overlay");
  CHECK(paths(graph, overlay.inputs) == "components/collector/lambdacomponents/exporter/foo.go ");
  CHECK(paths(graph, overlay.outputs) == "build/ocelot/overlay/exporter.foo.tar ");

  const Step& check = step(graph, "check");
  CHECK(paths(graph, check.inputs) == "config/distributions.yaml build/ocelot/upstream.tar ");
  CHECK(paths(graph, check.order_only) == "config/examples/c.yaml ");

  const Step& gomod = step(graph, "gomod");
  CHECK(paths(graph, gomod.inputs) ==
        "build/ocelot/upstream.tar build/ocelot/version build/ocelot/overlay/exporter.foo.tar ");
  CHECK(paths(graph, gomod.order_only) == "build/ocelot/check ");

  const Step& package = step(graph, "package");
  CHECK(paths(graph, package.outputs) == "build/ocelot/layer/arm64-foo.zip ");
  CHECK(
      words(graph, package).find("--tags lambdacomponents.custom,lambdacomponents.exporter.foo ") !=
      std::string::npos);

  const Step& rename = step(graph, "rename");
  CHECK(paths(graph, rename.outputs) ==
        "build/collector-arm64-foo.zip build/collector-arm64-foo.zip.sha256 ");
}

TEST_CASE("every file is there once, and no file is made twice") {
  const Graph graph = made(k_foo + "bar: {}\n");
  std::set<std::string> seen;
  for (const File& file : graph.files) CHECK(seen.insert(file.path).second);
  std::set<FileId> outputs;
  for (const Step& step : graph.steps) {
    for (FileId id : step.outputs) CHECK(outputs.insert(id).second);
  }
}

TEST_CASE("a file in an argument is an input or an output of the step") {
  const Graph graph = made(k_foo + "bar: {}\n");
  for (const Step& step : graph.steps) {
    std::set<FileId> declared(step.inputs.begin(), step.inputs.end());
    declared.insert(step.outputs.begin(), step.outputs.end());
    declared.insert(step.order_only.begin(), step.order_only.end());
    for (const Argument& argument : to_words(step.request)) {
      if (const auto* id = std::get_if<FileId>(&argument)) CHECK(declared.contains(*id));
    }
  }
}

TEST_CASE("a target per distribution, per architecture, and all at last") {
  const Graph graph = made(k_foo + "bar: {}\n");
  std::string names;
  for (const Target& target : graph.targets) {
    names += target.name + "(" + std::to_string(target.files.size()) + ") ";
    CHECK(target.files == files_of(graph, target.name));
  }
  CHECK(names == "bar(4) foo(2) amd64(2) arm64(4) all(6) ");
  REQUIRE(graph.artifacts.size() == 3);
  for (const Artifact& artifact : graph.artifacts) CHECK(artifact.files.size() == 2);
  CHECK(paths(graph, graph.artifacts[2].files)
            .starts_with("build/collector-arm64-foo.zip build/collector-arm64-foo.zip.sha256 "));
}

TEST_CASE("a plain folder's files are inputs of clone, and of the generator with its folders") {
  const Graph graph = made(k_foo, PlainFolder{"./up", {"up/collector/go.mod"}, {"up/collector"}});
  CHECK(paths(graph, step(graph, "clone").inputs) == "up/collector/go.mod ");
  CHECK(paths(graph, graph.generator_inputs) ==
        "config/distributions.yaml config up/collector up/collector/go.mod ");
}

TEST_CASE("a config file in use is an input of the generator, and the others are not") {
  Plan plan = planned(k_foo);
  plan.layers[0].config_file = "config/examples/c.yaml";
  const ProjectInputs inputs = {{"config/distributions.yaml"},
                                {"config"},
                                {"config/examples/c.yaml", "config/examples/unused.yaml"}};
  CHECK(paths(*make_graph(plan, inputs), make_graph(plan, inputs)->generator_inputs) ==
        "config/distributions.yaml config config/examples/c.yaml ");
}

TEST_CASE("the command of a step changes with the content of each file of the project it reads") {
  const std::string wrapper_path = "components/collector/lambdacomponents/exporter/foo.go";
  Plan plan = planned(k_foo);
  plan.layers[0].config_file = "config/examples/c.yaml";
  const auto changed_steps = [&](const std::string& path) {
    ProjectInputs inputs = k_inputs;
    inputs.files.push_back(wrapper_path);
    for (const std::string& known : {wrapper_path, inputs.named[0]})
      inputs.digests.emplace(known, Digest{0, 1});
    const Graph before = *make_graph(plan, inputs);
    inputs.digests[path] = Digest{0, 2};
    const Graph after = *make_graph(plan, inputs);
    std::string changed;
    for (std::size_t i = 0; i < before.steps.size(); ++i) {
      if (words(before, before.steps[i]) != words(after, after.steps[i]))
        changed += before.steps[i].description + "\n";
    }
    return changed;
  };
  CHECK(changed_steps(wrapper_path) ==
        "overlay exporter.foo\ncheck the declaration against upstream\n");
  CHECK(changed_steps("config/examples/c.yaml") == "package foo arm64\n");
  CHECK(changed_steps("config/examples/unused.yaml").empty());
}

TEST_CASE("an input of the generator that is named twice counts once") {
  const Graph graph = made(k_foo, PlainFolder{".", {"config/distributions.yaml"}, {"config"}});
  CHECK(paths(graph, graph.generator_inputs) == "config/distributions.yaml config ");
}

TEST_CASE("a distribution with the name of a file or folder in the graph is refused") {
  const auto graph = make_graph(planned("up: {}\n", PlainFolder{"./up", {}, {"up"}}), k_inputs);
  CHECK(shown(graph) ==
        "config/distributions.yaml:1:1: error: 'up' is also the path of a file or folder that the "
        "build reads\n"
        "    1 | up: {}\n"
        "      | ^~\n"
        "help: choose another name for the distribution\n");
}

TEST_CASE("a path with '|' is refused, as Ninja has no way to write it") {
  const auto graph = make_graph(planned("d: {}\n", PlainFolder{"./a|b", {}, {"a|b"}}), k_inputs);
  CHECK(shown(graph) ==
        "a|b: error: a Ninja file cannot name a path with '|'\nhelp: rename the file or folder\n");
}

}  // namespace ocelot::graph
