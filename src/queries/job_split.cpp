// Gives the longest artifact first to the job that is then the shortest.
#include "queries/job_split.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>

#include "queries/edges.hpp"
#include "queries/needed_steps.hpp"

namespace ocelot::queries {

namespace {

// An artifact with the steps that it needs.
struct Work {
  const AffectedArtifact* artifact;
  std::vector<StepId> steps;
  std::uint64_t cost = 0;
};

// Milliseconds of each step of a graph.
class Costs {
 public:
  Costs(const graph::Graph& graph, const StepTimes& times) : graph_(graph), times_(times) {
    std::map<std::string_view, std::pair<std::uint64_t, std::uint64_t>> sums;
    for (const graph::Step& step : graph.steps) {
      const auto time = recorded(step);
      if (time == times.end()) continue;
      auto& [sum, number] = sums[step.contract().name];
      sum += time->second;
      ++number;
    }
    for (const auto& [kind, sum] : sums) averages_[kind] = sum.first / sum.second;
  }

  std::uint64_t of(StepId id) const {
    const graph::Step& step = graph_.steps[id.index];
    const auto time = recorded(step);
    if (time != times_.end()) return time->second;
    const auto average = averages_.find(step.contract().name);
    return average == averages_.end() ? 0 : average->second;
  }

  std::uint64_t of(const std::vector<StepId>& steps) const {
    std::uint64_t sum = 0;
    for (StepId id : steps) sum += of(id);
    return sum;
  }

  bool builds_recorded(const std::vector<StepId>& steps) const {
    return std::ranges::any_of(steps, [&](StepId id) {
      const graph::Step& step = graph_.steps[id.index];
      return step.contract().builds_artifact && recorded(step) != times_.end();
    });
  }

 private:
  StepTimes::const_iterator recorded(const graph::Step& step) const {
    return times_.find(graph_.path(step.outputs.front()));
  }

  const graph::Graph& graph_;
  const StepTimes& times_;
  std::map<std::string_view, std::uint64_t> averages_;
};

std::vector<Work> find_work(const std::vector<AffectedArtifact>& artifacts,
                            const graph::Graph& graph, const Costs& costs) {
  const Edges edges(graph);
  std::vector<Work> work;
  for (const AffectedArtifact& artifact : artifacts) {
    std::vector<graph::FileId> files;
    for (const std::string& path : artifact.files) {
      if (const auto file = edges.find(path)) files.push_back(*file);
    }
    std::vector<StepId> steps = find_steps(edges, files);
    const std::uint64_t cost = costs.of(steps);
    work.push_back({&artifact, std::move(steps), cost});
  }
  return work;
}

// A job to which artifacts are still added.
struct OpenJob {
  Job job;
  std::set<StepId> steps;
  std::uint64_t cost = 0;

  std::uint64_t cost_with(const Work& work, const Costs& costs) const {
    std::uint64_t sum = cost;
    for (StepId id : work.steps) sum += steps.contains(id) ? 0 : costs.of(id);
    return sum;
  }

  void add(const Work& work, const Costs& costs) {
    cost = cost_with(work, costs);
    steps.insert(work.steps.begin(), work.steps.end());
    job.artifacts.push_back(*work.artifact);
  }
};

std::vector<Job> split_by_cost(std::vector<Work> work, const Costs& costs, std::size_t count) {
  std::ranges::stable_sort(work, std::ranges::greater{}, &Work::cost);
  std::vector<OpenJob> open(std::min(count, work.size()));
  for (const Work& next : work) {
    // An empty job first: none stays empty.
    const auto shortest = std::ranges::min_element(open, {}, [&](const OpenJob& job) {
      return std::pair(!job.job.artifacts.empty(), job.cost_with(next, costs));
    });
    shortest->add(next, costs);
  }
  std::vector<Job> jobs;
  for (OpenJob& job : open) jobs.push_back(std::move(job.job));
  return jobs;
}

// Artifacts of one architecture, and the number of jobs that they get.
struct Group {
  std::vector<AffectedArtifact> artifacts;
  std::size_t jobs = 1;

  // Compares exactly what a job of each group has on average.
  bool is_fuller_than(const Group& other) const {
    return artifacts.size() * other.jobs > other.artifacts.size() * jobs;
  }
};

std::vector<Group> group_by_architecture(const std::vector<AffectedArtifact>& artifacts) {
  std::map<model::Architecture, Group> groups;
  for (const AffectedArtifact& artifact : artifacts)
    groups[artifact.architecture].artifacts.push_back(artifact);
  std::vector<Group> list;
  for (auto& [architecture, group] : groups) list.push_back(std::move(group));
  return list;
}

std::vector<Job> split_group(const Group& group) {
  std::vector<Job> jobs(group.jobs);
  for (std::size_t i = 0; i < group.artifacts.size(); ++i)
    jobs[i * jobs.size() / group.artifacts.size()].artifacts.push_back(group.artifacts[i]);
  return jobs;
}

// With fewer jobs than architectures, there is one group.
std::vector<Job> split_by_number(const std::vector<AffectedArtifact>& artifacts,
                                 std::size_t count) {
  if (artifacts.empty()) return {};
  count = std::min(count, artifacts.size());
  std::vector<Group> groups = group_by_architecture(artifacts);
  if (count < groups.size()) groups = {{artifacts, count}};
  std::size_t given = 0;
  for (const Group& group : groups) given += group.jobs;
  for (; given < count; ++given) {
    const auto fullest = std::ranges::max_element(
        groups, [](const Group& a, const Group& b) { return b.is_fuller_than(a); });
    ++fullest->jobs;
  }
  std::vector<Job> jobs;
  for (const Group& group : groups) {
    for (Job& job : split_group(group)) jobs.push_back(std::move(job));
  }
  return jobs;
}

}  // namespace

std::vector<Job> split_jobs(const std::vector<AffectedArtifact>& artifacts,
                            const graph::Graph& graph, const StepTimes& times, std::size_t count) {
  const Costs costs(graph, times);
  std::vector<Work> work = find_work(artifacts, graph, costs);
  const bool has_times =
      std::ranges::any_of(work, [&](const Work& one) { return costs.builds_recorded(one.steps); });
  return has_times ? split_by_cost(std::move(work), costs, count)
                   : split_by_number(artifacts, count);
}

}  // namespace ocelot::queries
