// Splits layers over jobs by the log of the last builds.
#include "cli/commands/affected_matrix.hpp"

#include <fmt/format.h>

#include "graph/paths.hpp"
#include "queries/job_split.hpp"
#include "queries/render/affected_view.hpp"
#include "support/base/number.hpp"

namespace ocelot::cli {

namespace {

// "A matrix will generate a maximum of 256 jobs per workflow run" (GitHub's documentation).
constexpr std::size_t k_most_jobs = 256;

Unexpected<Diagnostics> too_many(std::size_t layers) {
  return fail(error("too-many-jobs", {},
                    fmt::format("{} layers would be {} jobs; GitHub accepts {} in a matrix", layers,
                                layers, k_most_jobs))
                  .with_help("to build several layers in each job, add --jobs N"));
}

// Without a log, such as after a fresh clone, there are no times.
queries::StepTimes recorded_times(const project::Root& root) {
  const std::string path = fmt::format("{}/.ninja_log", graph::k_build_folder);
  return queries::read_step_times(root.read(path).value_or(std::string()));
}

}  // namespace

Result<std::optional<unsigned>> read_matrix_jobs(const console::Arguments& arguments,
                                                 console::OutputFormat format) {
  if (!arguments.has("jobs")) return std::optional<unsigned>();
  if (format != console::OutputFormat::github_matrix)
    return console::usage("--jobs needs --format github-matrix");
  const std::string text = arguments.last("jobs");
  const std::optional<unsigned> jobs = read_number<unsigned>(text);
  if (jobs.value_or(0) > 0 && *jobs <= k_most_jobs) return jobs;
  return console::usage(
      fmt::format("--jobs takes a number from 1 to {}, not '{}'", k_most_jobs, text));
}

Result<std::string> make_matrix(const queries::Affected& affected, const project::Root& root,
                                const project::Snapshot& now, std::optional<unsigned> jobs) {
  if (jobs)
    return to_github_matrix(
        queries::split_jobs(affected.artifacts, now.graph, recorded_times(root), *jobs));
  if (affected.artifacts.size() > k_most_jobs) return too_many(affected.artifacts.size());
  return to_github_matrix(affected);
}

}  // namespace ocelot::cli
