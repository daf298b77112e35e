// The repository of a project's history, opened for the git files in this folder, and the failures
// of reading it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <git2.h>

#include "support/base/result.hpp"

namespace ocelot::git {

using HistoryRepository = std::unique_ptr<git_repository, void (*)(git_repository*)>;

/// Opens a repository with flags of git_repository_open_ext. Faults, with the code no-history: no
/// repository, or one of another user.
Result<HistoryRepository> open_history(const std::filesystem::path& folder, unsigned int flags);

/// A fault with the code no-history, and what libgit2 says about its last failure.
Unexpected<Diagnostics> no_history(const std::filesystem::path& folder, std::string_view doing);

/// How to fetch the history that a shallow clone lacks, in CI and by hand.
inline constexpr std::string_view k_unshallow_help =
    "this clone is shallow; fetch its whole history with 'fetch-depth: 0' of actions/checkout or "
    "'GIT_DEPTH: 0' in GitLab, or run: git fetch --unshallow";

}  // namespace ocelot::git
