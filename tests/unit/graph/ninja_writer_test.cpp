// The Ninja file: Ninja accepts it, equal graphs yield equal files, and any path is safe.
#include "graph/ninja_writer.hpp"

#include <doctest/doctest.h>

#include "declaration/model/make_model.hpp"
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

}  // namespace

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

TEST_CASE("steps are told where the tools are that the usual folders do not have") {
  Machine machine = k_machine;
  machine.step_tools = {"/opt/bin/awk", "/opt/my bin/rm"};
  CHECK(has_line(write(made(k_commit), machine),
                 "flags = --tool /opt/bin/awk --tool '/opt/my bin/rm'"));
}

TEST_CASE("only heavy steps go through the launcher, and every rule restats") {
  Machine machine = k_machine;
  machine.launcher = "srun -n $x";
  const std::string text = write(made(k_commit), machine);
  CHECK(has_line(text, "launcher = srun -n $$x"));
  CHECK(has_line(text, "  command = exec $launcher $ocelot step package $flags $args"));
  CHECK(has_line(text, "  command = exec $launcher $ocelot step gomod $flags $args"));
  CHECK(has_line(text, "  command = exec $ocelot step check $flags $args"));
  std::size_t rules = 0;
  std::size_t restats = 0;
  for (std::size_t at = text.find("\nrule "); at != std::string::npos;
       at = text.find("\nrule ", at + 1))
    ++rules;
  for (std::size_t at = text.find("\n  restat = 1"); at != std::string::npos;
       at = text.find("\n  restat = 1", at + 1))
    ++restats;
  CHECK(rules == 8);
  CHECK(restats == rules);
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
