// Checks who owns a repository, as git does.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/base/result.hpp"

struct git_repository;

namespace ocelot::git {

/// Fails if another user owns the repository and git's configuration does not allow its folder.
/// start_git turns off libgit2's own check: libgit2 1.5 supports neither `*` nor prefixes, and
/// without a configuration it considers the folder not a repository.
Status check_owner(git_repository* repository);

/// Whether the values of safe.directory allow a folder, a canonical path. An empty value clears the
/// values before it, `*` allows all folders, and `PATH/*` those below PATH. Relative values are
/// ignored.
bool is_safe_folder(const std::vector<std::string>& values, const std::filesystem::path& folder);

}  // namespace ocelot::git
