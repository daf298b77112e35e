// A change affects the layers that would be rebuilt, and no others.
#include "queries/affected.hpp"

#include <doctest/doctest.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::ask;
using test::Asked;
using test::joined;
using test::k_modules;
using test::k_three;
using test::k_two;

namespace {

const std::string k_folder = "components/collector/lambdacomponents/";

std::string shown_layers(const Affected& affected) {
  std::string all;
  for (const AffectedArtifact& artifact : affected.artifacts)
    all += artifact.distribution + "-" + std::string(name_of(artifact.architecture)) + ": " +
           joined(artifact.causes) + "\n";
  for (const std::string& name : affected.removed_artifacts) all += "gone: " + name + "\n";
  return all;
}

std::string touched(const Asked& asked, const std::vector<std::string>& files) {
  return shown_layers(find_affected(asked.state(), {files, nullptr}));
}

std::string since(const Asked& before, const Asked& now,
                  const std::vector<std::string>& files = {}) {
  const State old = before.state();
  return shown_layers(find_affected(now.state(), {files, &old}));
}

Asked three() {
  return ask(test::project(k_two, k_three, k_modules));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("A file touches the layers that are made from it") {
  const std::string foo = k_folder + "exporter/foo.go";
  CHECK(touched(three(), {foo}) ==
        "more-arm64: " + foo + "\nrest-amd64: " + foo + "\nrest-arm64: " + foo + "\n");
  CHECK(touched(three(), {"config/examples/c.yaml"}) == "more-arm64: config/examples/c.yaml\n");
  CHECK(touched(three(), {"README.md"}) == "");
}

TEST_CASE(
    "Without an earlier state, the declaration touches everything, and so does a deleted file") {
  for (const std::string path :
       {"config/distributions.yaml", "config/component_dependencies.yaml", "config/upstream.yaml",
        "config/upstream.lock", "components/collector/lambdacomponents/exporter/gone.go"})
    CHECK(find_affected(three().state(), {{path}, nullptr}).artifacts.size() == 5);
}

TEST_CASE("Every file of a plain folder touches everything, also one that is gone") {
  const graph::PlainFolder plain{"../up", {"../up/collector/main.go"}, {"../up/collector"}};
  const Asked asked = ask(test::project(k_two, k_three), plain);
  CHECK(find_affected(asked.state(), {{"../up/collector/main.go"}, nullptr}).artifacts.size() == 5);
  CHECK(find_affected(asked.state(), {{"../up/collector/gone.go"}, nullptr}).artifacts.size() == 5);
  CHECK(touched(asked, {"../up/README.md", "config/upstream.lock"}) == "");
}

TEST_CASE("With an earlier state, only what the declaration changed counts") {
  const Asked now = three();
  CHECK(since(three(), now, {"config/distributions.yaml"}) == "");
  const auto with = [&](const std::string& from, const std::string& to) {
    return since(ask(test::project(k_two, replaced(k_three, from, to), k_modules)), now);
  };
  CHECK(with("lambdacomponents.receiver.otlp", "lambdacomponents.receiver.other") ==
        "base-amd64: other tags or another config file\n"
        "base-arm64: other tags or another config file\n"
        "more-arm64: other tags or another config file\n");
  CHECK(with("config-file: c.yaml,", "") == "more-arm64: other tags or another config file\n");
  CHECK(with("rest:", "last:") ==
        "rest-amd64: a new layer\nrest-arm64: a new layer\n"
        "gone: build/collector-amd64-last.zip\ngone: build/collector-arm64-last.zip\n");
}

TEST_CASE("Another version of a module touches the layers that require it") {
  const Asked before = ask(test::project(k_two, k_three, replaced(k_modules, "v1.0.0", "v1.0.1")));
  CHECK(since(before, three()) ==
        "more-arm64: other components or modules\nrest-amd64: other components or modules\n"
        "rest-arm64: other components or modules\n");
}

TEST_CASE("A component that is new or gone touches the layers that have or had it") {
  const Asked before =
      ask(test::project({{"exporter/foo.go", test::wrapper("exporter.foo")}}, k_three));
  const Asked now = ask(test::project(k_two, k_three));
  CHECK(find_affected(now.state(), {{}, nullptr}).artifacts.empty());
  CHECK(since(before, now) ==
        "rest-amd64: other components or modules\n"
        "rest-arm64: other components or modules\n");
  CHECK(since(now, before) ==
        "rest-amd64: other components or modules\nrest-arm64: other components or modules\n");
}

TEST_CASE("Another commit of upstream touches everything") {
  const graph::Pin other = graph::PinnedCommit{"https://x.org/up.git", true, "c1"};
  CHECK(since(ask(test::project(k_two, k_three), other), ask(test::project(k_two, k_three))) ==
        "base-amd64: another upstream\nbase-arm64: another upstream\nmore-arm64: another upstream\n"
        "rest-amd64: another upstream\nrest-arm64: another upstream\n");
}

}  // namespace ocelot::queries
