// affected --jobs: affected layers, split over the jobs of a CI.
#pragma once

#include <cstddef>
#include <vector>

#include "queries/affected.hpp"
#include "queries/step_times.hpp"

namespace ocelot::queries {

/// What one job of a CI builds.
struct Job {
  std::vector<AffectedArtifact> artifacts;
};

/// At most `count` jobs, none of them empty. The same input gives the same jobs.
///
/// With the time of a step that builds one of the artifacts, each job gets about the same time;
/// what several artifacts of a job need counts once, and a step without a time counts as long as
/// the average of its kind. Without, each job gets about the same number of artifacts, of only one
/// architecture if there are jobs enough, as these share what Go compiles.
std::vector<Job> split_jobs(const std::vector<AffectedArtifact>& artifacts,
                            const graph::Graph& graph, const StepTimes& times, std::size_t count);

}  // namespace ocelot::queries
