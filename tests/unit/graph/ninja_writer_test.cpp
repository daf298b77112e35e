// The Ninja file: Ninja accepts it, equal graphs yield equal files, and any path is safe.
#include "graph/ninja_writer.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "declaration/model/make_model.hpp"
#include "graph/make_graph.hpp"
#include "graph/make_plan.hpp"
#include "support/base/text.hpp"
#include "support/project.hpp"
#include "support/shell.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::graph {

namespace {

graph::Graph made(const Pin& pin) {
  const test::Parts model = model::make_model(
      test::project({{"exporter/foo.go", test::wrapper("exporter.foo")}},
                    "d: {buildtags: [lambdacomponents.custom, lambdacomponents.all]}\n"));
  const auto plan = make_plan(model.value, {}, pin);
  REQUIRE(test::shown(plan) == "");
  auto graph = graph::make_graph(*plan, {{"config/distributions.yaml"}, {"config"}, {}});
  REQUIRE(test::shown(graph) == "");
  return std::move(*graph);
}

const Pin k_commit = PinnedCommit{"https://x.org/up.git", true, std::string(40, '1')};
const Machine k_machine{
    "/opt/it's $me/ocelot-gen", "/opt/go", "/usr/bin/make", "", false, false, 3, {"-d", "a b"}};

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

// Distributions for both architectures, of two files each.
graph::Graph with_distributions(std::size_t count) {
  std::string declaration;
  for (std::size_t i = 0; i < count; ++i)
    declaration += fmt::format("d{}: {{buildtags: [lambdacomponents.custom]}}\n", i);
  const test::Parts model = model::make_model(test::project({}, declaration));
  const auto plan = make_plan(model.value, {}, k_commit);
  REQUIRE(test::shown(plan) == "");
  return *graph::make_graph(*plan, {{"config/distributions.yaml"}, {"config"}, {}});
}

// The inputs of each phony target that has any.
std::map<std::string, std::vector<std::string>> phony_targets(const std::string& text) {
  std::map<std::string, std::vector<std::string>> targets;
  for (std::string_view line : split_lines(text)) {
    const std::vector<std::string_view> words = split(line, ' ');
    if (words.size() < 4 || words[0] != "build" || words[2] != "phony") continue;
    const std::string name(words[1].substr(0, words[1].size() - 1));
    targets[name] = {words.begin() + 3, words.end()};
  }
  return targets;
}

// The files that a phony target stands for.
std::set<std::string> files_below(const std::map<std::string, std::vector<std::string>>& targets,
                                  const std::string& name) {
  std::set<std::string> files;
  std::vector<std::string> waiting = {name};
  while (!waiting.empty()) {
    const std::string next = waiting.back();
    waiting.pop_back();
    const auto target = targets.find(next);
    if (target == targets.end())
      files.insert(next);
    else
      waiting.insert(waiting.end(), target->second.begin(), target->second.end());
  }
  return files;
}

}  // namespace

TEST_CASE("the sandbox is in the commands of the steps that run upstream's code") {
  Machine machine = k_machine;
  const graph::Graph graph = made(k_commit);
  CHECK(write(graph, machine).find("--sandbox") == std::string::npos);
  machine.sandbox = model::Sandbox::bubblewrap;
  const std::string text = write(graph, machine);
  CHECK(has_line(text, "  command = exec $ocelot step probe $flags --sandbox $args"));
  CHECK(has_line(text, "  command = exec $launcher $ocelot step package $flags --sandbox $args"));
  CHECK(has_line(text, "  command = exec $ocelot step gomod $flags $args"));
  machine.launcher = "nice";
  machine.sandbox = model::Sandbox::container;
  const std::string launched = write(graph, machine);
  CHECK(has_line(launched, "  command = exec $ocelot step probe $flags --sandbox=container $args"));
  CHECK(has_line(launched,
                 "  command = exec $launcher $ocelot step package $flags --sandbox=container "
                 "--launched $args"));
}

TEST_CASE("the same graph and machine, the same bytes") {
  CHECK(write(made(k_commit), k_machine) == write(made(k_commit), k_machine));
}

TEST_CASE("what depends on the machine stands at the top, escaped") {
  const std::string text = write(made(k_commit), k_machine);
  CHECK(has_line(text, "ocelot = '/opt/it'\\''s $$me/ocelot-gen'"));
  CHECK(has_line(text, "go = /opt/go"));
  CHECK(has_line(text, "make = /usr/bin/make"));
  CHECK(has_line(text, "launcher ="));
  CHECK(has_line(text, "  depth = 3"));
  CHECK(has_line(text, "  command = exec $ocelot gen --under-ninja -d 'a b'"));
  CHECK(has_line(text, "default all"));
}

TEST_CASE("steps are told not to use the network or the action cache") {
  Machine machine = k_machine;
  CHECK(has_line(write(made(k_commit), machine), "flags ="));
  machine.offline = true;
  CHECK(has_line(write(made(k_commit), machine), "flags = --offline"));
  machine.no_cache = true;
  CHECK(has_line(write(made(k_commit), machine), "flags = --offline --no-cache"));
}

TEST_CASE("steps get the shared cache, its mode and its writers") {
  Machine machine = k_machine;
  machine.shared_cache = {"file:/a b", true, {"ed25519:x=", "ed25519:y="}};
  CHECK(has_line(write(made(k_commit), machine),
                 "flags = --remote-cache 'file:/a b' --remote-cache-mode read --cache-writer "
                 "ed25519:x= --cache-writer ed25519:y="));
}

TEST_CASE("steps are told where the tools are that the usual folders do not have") {
  Machine machine = k_machine;
  machine.step_tools = {"/opt/bin/awk", "/opt/my bin/rm"};
  CHECK(has_line(write(made(k_commit), machine),
                 "flags = --tool /opt/bin/awk --tool '/opt/my bin/rm'"));
}

TEST_CASE("only heavy steps go through the launcher, and every rule that makes files restats") {
  Machine machine = k_machine;
  machine.launcher = "srun -n $x";
  const std::string text = write(made(k_commit), machine);
  CHECK(has_line(text, "launcher = srun -n $$x"));
  CHECK(has_line(text, "  command = exec $launcher $ocelot step package $flags $args"));
  CHECK(has_line(text, "  command = exec $ocelot step gomod $flags $args"));
  CHECK(has_line(text, "  command = exec $ocelot step check $flags $args"));
  std::size_t rules = 0;
  std::size_t restats = 0;
  for (std::size_t at = text.find("\nrule "); at != std::string::npos;
       at = text.find("\nrule ", at + 1))
    ++rules;
  for (std::size_t at = text.find("\n  restat = 1"); at != std::string::npos;
       at = text.find("\n  restat = 1", at + 1))
    ++restats;
  CHECK(rules == 9);  // with that of smoke, which makes none
  CHECK(restats == 8);
}

TEST_CASE("a target of few files lists them, and all lists the architectures") {
  const std::string text = write(with_distributions(2), k_machine);
  CHECK(has_line(text,
                 "build amd64: phony build/collector-amd64-d0.zip "
                 "build/collector-amd64-d0.zip.sha256 build/collector-amd64-d1.zip "
                 "build/collector-amd64-d1.zip.sha256"));
  CHECK(has_line(text, "build all: phony amd64 arm64"));
}

TEST_CASE("no phony line has more than 300 inputs, however many files a target has") {
  constexpr std::size_t k_files = 300 * 300 + 1;
  graph::Graph graph;
  Target target{"amd64", {}};
  for (std::size_t i = 0; i < k_files; ++i) {
    graph.files.push_back({fmt::format("build/{}.zip", i)});
    target.files.push_back(FileId{i});
  }
  graph.targets = {target, {"all", target.files, {"amd64"}}};
  const auto targets = phony_targets(write(graph, k_machine));
  std::size_t most = 0;
  for (const auto& [name, inputs] : targets) most = std::max(most, inputs.size());
  CHECK(most == 300);
  CHECK(targets.at("all") == std::vector<std::string>{"amd64"});
  CHECK(files_below(targets, "all").size() == k_files);
}

TEST_CASE("Ninja builds every layer of a target that is written in batches") {
  if (!test::has_program("ninja")) return;
  const test::TemporaryFolder folder;
  test::put(folder / "build.ninja", write(with_distributions(400), k_machine));
  const std::string count = "ninja -t commands all | grep -c ' step rename '";
  CHECK(test::output_of(folder.path(), count) == "800");
}

TEST_CASE("arguments of more than 32 KiB are in a response file") {
  OverlayRequest<InGraph> request;
  graph::Graph graph;
  graph.files.push_back({"build/ocelot/overlay/exporter.foo.tar"});
  request.output = FileId{0};
  Step step;
  step.outputs = {request.output};
  const auto with_file = [&](std::size_t length) {
    graph.files.resize(1);
    graph.files.push_back({std::string(length, 'x')});
    request.files = {{FileId{1}, "a b"}};
    step.request = request;
    graph.steps = {step};
    return write(graph, k_machine);
  };
  const std::string before = " -o build/ocelot/overlay/exporter.foo.tar --as 'a b' ";
  const std::size_t most = k_longest_arguments - before.size();
  CHECK(has_line(with_file(most), "  args =" + before + std::string(most, 'x')));
  const std::string text = with_file(most + 1);
  CHECK(has_line(text, "  args = @build/ocelot/overlay/exporter.foo.tar.rsp"));
  CHECK(has_line(text, "  rspfile = build/ocelot/overlay/exporter.foo.tar.rsp"));
  CHECK(has_line(text, "  rspfile_content =" + before + std::string(most + 1, 'x')));
}

TEST_CASE("the words that regenerate the file are in a response file if they are too long") {
  Machine machine = k_machine;
  machine.generator_arguments = {"-d", std::string(k_longest_arguments, 'x')};
  const std::string text = write(graph::Graph(), machine);
  CHECK(has_line(text,
                 "  command = exec $ocelot gen --under-ninja @build/ocelot/build.ninja.stamp.rsp"));
  CHECK(has_line(text, "  rspfile = build/ocelot/build.ninja.stamp.rsp"));
  CHECK(has_line(text, "  rspfile_content = -d " + std::string(k_longest_arguments, 'x')));
}

TEST_CASE("Ninja reads the file, whatever the paths") {
  if (!test::has_program("ninja")) return;
  const test::TemporaryFolder folder;
  const std::string odd = "it's $odd: a b #é";
  for (const Pin& pin : {k_commit, Pin(PlainFolder{odd, {odd + "/go.mod"}, {odd}})}) {
    test::put(folder / "build.ninja", write(made(pin), k_machine));
    CHECK(test::output_of(folder.path(),
                          "ninja -t targets all > targets && grep -c ': rename' targets") == "4");
    CHECK(
        test::shell(
            folder.path(),
            "ninja -t commands all | grep -qF \"exec '/opt/it'\\''s \\$me/ocelot-gen' step clone\"")
            .code == 0);
  }
}

TEST_CASE("a generator input is made by no rule but a phony one, each once") {
  if (!test::has_program("ninja")) return;
  const test::TemporaryFolder folder;
  const Pin pin = PlainFolder{".", {"config/distributions.yaml", "go.mod"}, {"."}};
  test::put(folder / "build.ninja", write(made(pin), k_machine));
  const test::ShellResult read = test::shell(folder.path(), "ninja -w dupbuild=err -t targets all");
  CHECK_MESSAGE(read.code == 0, read.output);
}

}  // namespace ocelot::graph
