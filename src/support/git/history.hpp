// A folder's past: the git repository that holds it, and what changed in its work tree since a
// commit.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "support/base/result.hpp"
#include "support/base/tree.hpp"

namespace ocelot::git {

/// The root of the work tree that holds a folder, with links resolved.
Result<std::filesystem::path> find_work_tree(const std::filesystem::path& folder);

/// The commit that a revision means, as `git rev-parse` takes it: a branch, a tag, a SHA, HEAD~1.
/// 40 digits.
Result<std::string> commit_at(const std::filesystem::path& work_tree, const std::string& revision);

/// The files of a folder at a commit; none when the commit does not have the folder. An object that
/// this clone does not have is a failure.
Result<Tree> tree_at(const std::filesystem::path& work_tree, const std::string& commit,
                     const std::string& folder);

/// The files that differ between a commit and the work tree as it is: changed, new (ignored
/// ones excepted) and deleted; a renamed one by both names. A file that a sparse checkout leaves
/// out is compared as the index has it. Relative to the work tree, sorted.
Result<std::vector<std::string>> changed_since(const std::filesystem::path& folder,
                                               const std::string& commit);

/// What a search of the whole history found.
struct PastFiles {
  std::set<std::string> found;
  bool is_shallow = false;  ///< the clone lacks older commits, which may have had more
};

/// Which of some paths, relative to the work tree, are files or submodules in the index or in any
/// commit that HEAD or a ref reaches. Commits that this clone does not have are passed over.
Result<PastFiles> find_past_files(const std::filesystem::path& work_tree,
                                  std::set<std::string> paths);

}  // namespace ocelot::git
