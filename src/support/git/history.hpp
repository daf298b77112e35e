// A folder's past: the git repository that holds it, and what changed in its work tree since a
// commit.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::git {

/// The root of the work tree that holds a folder, with links resolved.
Result<std::filesystem::path> find_work_tree(const std::filesystem::path& folder);

/// The commit that a revision means, as `git rev-parse` takes it: a branch, a tag, a SHA, HEAD~1.
/// 40 digits.
Result<std::string> commit_at(const std::filesystem::path& work_tree, const std::string& revision);

/// The files that differ between a commit and the work tree as it is: changed, new (ignored
/// ones excepted) and deleted; a renamed one by both names. Relative to the work tree, sorted.
Result<std::vector<std::string>> changed_since(const std::filesystem::path& work_tree,
                                               const std::string& commit);

}  // namespace ocelot::git
