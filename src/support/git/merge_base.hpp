// Where a history and that of HEAD part: the base of a comparison.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::git {

/// The commit that is checked out.
struct HeadCommit {
  std::string id;                    ///< 40 digits
  std::vector<std::string> parents;  ///< 40 digits each; a shallow clone may not have them
};

/// Fails before the first commit, with the code no-history.
Result<HeadCommit> head_of(const std::filesystem::path& work_tree);

/// Whether the clone lacks older commits.
Result<bool> is_shallow(const std::filesystem::path& work_tree);

/// The best common ancestor of HEAD and a commit, as `git merge-base`: 40 digits. Nothing if their
/// histories have no common commit, or if this shallow clone does not have it.
Result<std::optional<std::string>> find_merge_base(const std::filesystem::path& work_tree,
                                                   const std::string& commit);

/// The same, where it is needed: without one, a fault with the code no-merge-base. `name` is the
/// commit in the message.
Result<std::string> merge_base(const std::filesystem::path& work_tree, const std::string& commit,
                               const std::string& name);

}  // namespace ocelot::git
