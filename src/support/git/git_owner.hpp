// Whether git would read a repository, by who owns it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/base/result.hpp"

struct git_repository;

namespace ocelot::git {

/// Fails when another user owns the repository, and git's configuration does not allow its folder.
/// libgit2's own check knows exact folders only, and without a configuration it takes the folder
/// for one that is no repository, so start_git turns it off.
Status check_owner(git_repository* repository);

/// Whether the values of safe.directory, in their order, allow a folder: an empty value withdraws
/// those before it, `*` allows all folders, `PATH/*` those below one. Relative values do not count.
bool is_safe_folder(const std::vector<std::string>& values, const std::filesystem::path& folder);

}  // namespace ocelot::git
