// Inheritance: tags are combined, nothing else is inherited, and cycles end.
#include "declaration/model/flatten.hpp"

#include <doctest/doctest.h>

#include "declaration/config/config.hpp"
#include "declaration/model/distribution.hpp"
#include "support/text.hpp"

namespace ocelot::model {

namespace {

using test::shown;

test::Parts<std::vector<Distribution>> flat(std::string yaml,
                                            const std::vector<std::string>& examples = {}) {
  const test::Parts read = config::read_distributions(make_source("d.yaml", std::move(yaml)));
  CHECK(shown(read) == "");
  return flatten(read.value.distributions, examples);
}

// One line for each distribution: "name: tag,tag (arch,arch)".
std::string summary(const test::Parts<std::vector<Distribution>>& flattened) {
  std::string all;
  for (const Distribution& one : flattened.value) {
    all += one.name + ":";
    for (const auto& [tag, origin] : one.tags) all += " " + tag + "@" + origin.distribution;
    all += " (";
    for (Architecture arch : one.architectures)
      all += std::string(name_of(arch)) + (arch == one.architectures.back() ? ")" : ",");
    all += "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("distributions are sorted by name, and their tags too") {
  const auto flattened = flat("z: {buildtags: [c, a]}\nb: {}\n");
  CHECK(shown(flattened) == "");
  CHECK(summary(flattened) == "b: (amd64,arm64)\nz: a@z c@z (amd64,arm64)\n");
}

TEST_CASE("tags are the union over the whole chain of bases") {
  const auto flattened = flat(
      "top: {base: middle, buildtags: [t, shared]}\n"
      "middle: {base: bottom, buildtags: [m]}\n"
      "bottom: {buildtags: [shared, b]}\n");
  CHECK(shown(flattened) == "");
  CHECK(summary(flattened) ==
        "bottom: b@bottom shared@bottom (amd64,arm64)\n"
        "middle: b@bottom m@middle shared@bottom (amd64,arm64)\n"
        "top: b@bottom m@middle shared@top t@top (amd64,arm64)\n");
  CHECK(flattened.value[2].tag_set() ==
        std::set<std::string, std::less<>>{"b", "m", "shared", "t"});
}

TEST_CASE("nothing but tags is inherited") {
  const auto flattened = flat(
      "child: {base: parent}\n"
      "parent: {description: text, config-file: c.yaml, architectures: [arm64], buildtags: [t]}\n",
      {"c.yaml"});
  CHECK(shown(flattened) == "");
  CHECK(summary(flattened) == "child: t@parent (amd64,arm64)\nparent: t@parent (arm64)\n");
  CHECK(flattened.value[0].config_file == std::nullopt);
  CHECK(flattened.value[0].description == "");
  CHECK(flattened.value[1].config_file == "config/examples/c.yaml");
  CHECK(flattened.value[1].description == "text");
}

TEST_CASE("architectures are sorted; without the key, a layer has all") {
  CHECK(summary(flat("d: {architectures: [arm64, amd64]}")) == "d: (amd64,arm64)\n");
  CHECK(summary(flat("d: {}")) == "d: (amd64,arm64)\n");
  CHECK(summary(flat("d: {architectures: [amd64]}")) == "d: (amd64)\n");
}

TEST_CASE("a duplicate architecture is an error") {
  CHECK(shown(flat("d: {architectures: [arm64, amd64, arm64]}\n")) ==
        "d.yaml:1:35: error: duplicate architecture 'arm64'\n"
        "    1 | d: {architectures: [arm64, amd64, arm64]}\n"
        "      |                                   ^~~~~\n"
        "d.yaml:1:21: note: first written here\n"
        "    1 | d: {architectures: [arm64, amd64, arm64]}\n"
        "      |                     ^~~~~\n"
        "help: remove one of the two\n");
}

TEST_CASE("config is a path in the project") {
  CHECK(flat("d: {config: ./deploy//prod.yaml}\n").value[0].config_file == "deploy/prod.yaml");
  CHECK(
      shown(flat("d: {config: ../prod.yaml}\n")).find("'../prod.yaml' leads out of the project") !=
      std::string::npos);
  CHECK(shown(flat("d: {config: /etc/prod.yaml}\n")).find("leads out of the project") !=
        std::string::npos);
}

TEST_CASE("an unknown architecture is told, Lambda's name with Go's") {
  CHECK(shown(flat("d: {architectures: [x86_64, riscv]}\n")) ==
        "d.yaml:1:21: error: unknown architecture 'x86_64'\n"
        "    1 | d: {architectures: [x86_64, riscv]}\n"
        "      |                     ^~~~~~\n"
        "help: write: amd64 (Go's name for it)\n"
        "\n"
        "d.yaml:1:29: error: unknown architecture 'riscv'\n"
        "    1 | d: {architectures: [x86_64, riscv]}\n"
        "      |                             ^~~~~\n"
        "help: the architectures are: amd64, arm64\n");
}

TEST_CASE("an unknown base is told with the nearest name") {
  CHECK(shown(flat("default: {}\nd: {base: defualt}\n")) ==
        "d.yaml:2:11: error: unknown base 'defualt'\n"
        "    2 | d: {base: defualt}\n"
        "      |           ^~~~~~~\n"
        "help: did you mean 'default'?\n");
  CHECK(shown(flat("d: {base: elsewhere}\n")).find("help: name a distribution of this file\n") !=
        std::string::npos);
}

TEST_CASE("a ring of one") {
  const auto flattened = flat("a: {base: a, buildtags: [t]}\n");
  CHECK(shown(flattened) ==
        "d.yaml:1:11: error: a distribution is its own base: a -> a\n"
        "    1 | a: {base: a, buildtags: [t]}\n"
        "      |           ^\n"
        "help: remove one of these bases\n");
  CHECK(summary(flattened) == "a: t@a (amd64,arm64)\n");
}

TEST_CASE("a ring of two is told once") {
  CHECK(shown(flat("a: {base: b}\nb: {base: a}\n")) ==
        "d.yaml:1:11: error: a distribution is its own base: a -> b -> a\n"
        "    1 | a: {base: b}\n"
        "      |           ^\n"
        "d.yaml:2:11: note: 'a' is a base of 'b'\n"
        "    2 | b: {base: a}\n"
        "      |           ^\n"
        "help: remove one of these bases\n");
}

TEST_CASE("a ring of three begins with its first member in the file") {
  CHECK(shown(flat("b: {base: c}\na: {base: b}\nc: {base: a}\n")) ==
        "d.yaml:1:11: error: a distribution is its own base: b -> c -> a -> b\n"
        "    1 | b: {base: c}\n"
        "      |           ^\n"
        "d.yaml:3:11: note: 'a' is a base of 'c'\n"
        "    3 | c: {base: a}\n"
        "      |           ^\n"
        "d.yaml:2:11: note: 'b' is a base of 'a'\n"
        "    2 | a: {base: b}\n"
        "      |           ^\n"
        "help: remove one of these bases\n");
}

TEST_CASE("a ring that is reached from outside is told once, without the outsider") {
  const auto flattened = flat(
      "out: {base: a, buildtags: [o]}\na: {base: b, buildtags: [x]}\nb: {base: a}\nfar: {base: "
      "out}\n");
  REQUIRE(flattened.diagnostics.size() == 1);
  CHECK(flattened.diagnostics[0].message == "a distribution is its own base: a -> b -> a");
  CHECK(flattened.value[3].tag_set() == std::set<std::string, std::less<>>{"o", "x"});
}

TEST_CASE("two rings are two faults") {
  CHECK(flat("a: {base: b}\nb: {base: a}\nc: {base: c}\n").diagnostics.size() == 2);
}

TEST_CASE("a very long chain is no ring, and flattens quickly") {
  std::string text = "d0: {buildtags: [t]}\n";
  for (int i = 1; i < 1000; ++i)
    text += "d" + std::to_string(i) + ": {base: d" + std::to_string(i - 1) + "}\n";
  const auto flattened = flat(text);
  CHECK(shown(flattened) == "");
  for (const Distribution& one : flattened.value) CHECK(one.tags.contains("t"));
}

TEST_CASE("each tag of a chain has its origin, and the nearest writer is named") {
  const auto flattened = flat(
      "a: {buildtags: [t, u]}\n"
      "z: {base: m}\n"
      "m: {base: a, buildtags: [u]}\n"
      "b: {base: z, buildtags: [t]}\n");
  CHECK(shown(flattened) == "");
  CHECK(summary(flattened) ==
        "a: t@a u@a (amd64,arm64)\n"
        "b: t@b u@m (amd64,arm64)\n"
        "m: t@a u@m (amd64,arm64)\n"
        "z: t@a u@m (amd64,arm64)\n");
}

TEST_CASE("a ring is cut at its first member, and what it is a base of keeps the rest") {
  const auto flattened =
      flat("b: {base: a, buildtags: [y]}\na: {base: b, buildtags: [x]}\nc: {base: a}\n");
  CHECK(flattened.diagnostics.size() == 1);
  CHECK(summary(flattened) ==
        "a: x@a y@b (amd64,arm64)\n"
        "b: y@b (amd64,arm64)\n"
        "c: x@a y@b (amd64,arm64)\n");
}

TEST_CASE("a tag that stands twice in one list is told; one that the base has too is not") {
  CHECK(shown(flat("d: {buildtags: [t, u, t]}\n")) ==
        "d.yaml:1:23: error: duplicate tag 't'\n"
        "    1 | d: {buildtags: [t, u, t]}\n"
        "      |                       ^\n"
        "d.yaml:1:17: note: first written here\n"
        "    1 | d: {buildtags: [t, u, t]}\n"
        "      |                 ^\n"
        "help: remove one of the two\n");
  CHECK(shown(flat("d: {buildtags: [t], base: e}\ne: {buildtags: [t]}\n")) == "");
}

TEST_CASE("a config file must lie among the examples") {
  CHECK(shown(flat("d: {config-file: defualt.yaml}\n", {"default.yaml"})) ==
        "d.yaml:1:18: error: no file 'config/examples/defualt.yaml'\n"
        "    1 | d: {config-file: defualt.yaml}\n"
        "      |                  ^~~~~~~~~~~~\n"
        "help: did you mean 'default.yaml'?\n");
  CHECK(shown(flat("d: {config-file: ../x}\n")).find("'../x' leads out of config/examples/") !=
        std::string::npos);
}

TEST_CASE("all faults come at once") {
  CHECK(flat("'bad name': {buildtags: [a-b], base: none, architectures: [x], config-file: y}\n")
            .diagnostics.size() == 5);
}

}  // namespace ocelot::model
