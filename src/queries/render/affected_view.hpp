// The answer of `affected` as text, as JSON and as a matrix for GitHub.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "queries/affected.hpp"
#include "queries/job_split.hpp"
#include "support/console/page.hpp"

namespace ocelot::queries {

std::string to_text(const Affected& affected, const console::PageStyle& style);

/// `since` is the earlier commit, if there is one; `files` are the changed files.
std::string to_json(const Affected& affected, const std::optional<std::string>& since,
                    const std::vector<std::string>& files);

/// One line for GitHub's `matrix: ${{ fromJSON(…) }}`: a job for each artifact.
std::string to_github_matrix(const Affected& affected);

/// The same for jobs with several artifacts each. The numbers of jobs begin with 1.
std::string to_github_matrix(const std::vector<Job>& jobs);

}  // namespace ocelot::queries
