// Layers over jobs: by number, and by time.
#include "queries/job_split.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::ask;
using test::Asked;
using test::k_modules;
using test::k_three;
using test::k_two;

namespace {

Asked three() {
  return ask(test::project(k_two, k_three, k_modules));
}

std::vector<AffectedArtifact> all_of(const Asked& asked) {
  Change change;
  change.of_everything = "all";
  return find_affected(asked.state(), change).artifacts;
}

std::string shown(const std::vector<Job>& jobs) {
  std::string text;
  for (const Job& job : jobs) {
    text += text.empty() ? "" : " | ";
    for (const AffectedArtifact& one : job.artifacts)
      text += one.distribution + "-" + std::string(name_of(one.architecture)) + " ";
  }
  return text;
}

std::string split(const Asked& asked, const StepTimes& times, std::size_t count) {
  return shown(split_jobs(all_of(asked), asked.state().graph, times, count));
}

// A time for each step that builds a file of a distribution, and for the steps that it needs.
StepTimes times_of(const Asked& asked, const std::string& distribution, std::uint64_t time,
                   std::uint64_t other) {
  StepTimes times;
  const graph::Graph& graph = asked.state().graph;
  for (const graph::Step& step : graph.steps) {
    if (!step.contract().builds_artifact) continue;
    const std::string& path = graph.path(step.outputs.front());
    times[path] = path.find(distribution) == std::string::npos ? other : time;
  }
  return times;
}

}  // namespace

TEST_CASE("without times, each job has as many layers, and an architecture stays together") {
  const Asked asked = three();
  CHECK(split(asked, {}, 1) == "base-amd64 base-arm64 more-arm64 rest-amd64 rest-arm64 ");
  CHECK(split(asked, {}, 2) == "base-amd64 rest-amd64  | base-arm64 more-arm64 rest-arm64 ");
  CHECK(split(asked, {}, 3) == "base-amd64 rest-amd64  | base-arm64 more-arm64  | rest-arm64 ");
  CHECK(split(asked, {}, 4) == "base-amd64  | rest-amd64  | base-arm64 more-arm64  | rest-arm64 ");
}

TEST_CASE("no job is empty, also if there are more jobs than layers or none is affected") {
  const Asked asked = three();
  for (const StepTimes& times : {StepTimes{}, times_of(asked, "rest", 0, 0)})
    CHECK(split_jobs(all_of(asked), asked.state().graph, times, 9).size() == 5);
  CHECK(split_jobs({}, asked.state().graph, {}, 3).empty());
}

TEST_CASE("with times, the longest layer has a job of its own") {
  const Asked asked = three();
  CHECK(split(asked, times_of(asked, "more", 100, 10), 2) ==
        "more-arm64  | base-amd64 base-arm64 rest-amd64 rest-arm64 ");
  CHECK(split(asked, times_of(asked, "rest", 100, 10), 2) ==
        "rest-amd64 base-amd64 more-arm64  | rest-arm64 base-arm64 ");
}

}  // namespace ocelot::queries
