// affected --format github-matrix: the jobs, and their limit.
#pragma once

#include <optional>
#include <string>

#include "project/root.hpp"
#include "project/snapshot.hpp"
#include "queries/affected.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"
#include "support/console/output_style.hpp"

namespace ocelot::cli {

inline constexpr console::Option k_matrix_jobs_option{
    "jobs", "N", "with --format github-matrix: split the layers over at most N jobs"};

/// The value of --jobs. Usage errors: a number that is not from 1 to 256, another format.
Result<std::optional<unsigned>> read_matrix_jobs(const console::Arguments& arguments,
                                                 console::OutputFormat format);

/// The matrix: a job for each layer, or, with a number of jobs, several layers for each, by the
/// times that the build folder has. Fault: more jobs than GitHub accepts.
Result<std::string> make_matrix(const queries::Affected& affected, const project::Root& root,
                                const project::Snapshot& now, std::optional<unsigned> jobs);

}  // namespace ocelot::cli
