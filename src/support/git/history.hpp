// A folder's history: the git repository that contains it, and what changed in its work tree since
// a commit.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "support/base/result.hpp"
#include "support/base/tree.hpp"

namespace ocelot::git {

/// The root of the work tree that contains a folder, with links resolved.
Result<std::filesystem::path> find_work_tree(const std::filesystem::path& folder);

/// What the name in a revision may mean: full names of refs, and the 40 digits of an object. Git
/// chooses the first. Empty if nothing has the name.
Result<std::vector<std::string>> meanings_of(const std::filesystem::path& work_tree,
                                             const std::string& revision);

/// The 40-digit id of the commit that a revision means in `git rev-parse`: a branch, a tag, a SHA,
/// HEAD~1. A name that begins with refs/ is a full name.
Result<std::string> commit_at(const std::filesystem::path& work_tree, const std::string& revision);

/// The files of a folder at a commit; empty if the commit does not have the folder. Fails if this
/// clone lacks an object.
Result<Tree> tree_at(const std::filesystem::path& work_tree, const std::string& commit,
                     const std::string& folder);

/// The files that differ between a commit and the current work tree: changed, new (except ignored
/// ones) and deleted; a renamed file by both names. A file outside a sparse checkout is compared as
/// it is in the index. Paths are relative to the work tree and sorted.
Result<std::vector<std::string>> changed_since(const std::filesystem::path& folder,
                                               const std::string& commit);

/// Which of some paths, relative to the work tree of a folder, are in the index as files, links or
/// submodules, or as folders of them.
Result<std::set<std::string>> find_tracked(const std::filesystem::path& folder,
                                           const std::set<std::string>& paths);

/// What a search of the whole history found.
struct PastFiles {
  std::set<std::string> found;
  bool is_shallow = false;  ///< the clone lacks older commits, which may have had more
};

/// Which of some paths, relative to the work tree of a folder, are files or submodules in the index
/// or in any commit that HEAD or a ref reaches. Commits that this clone does not have are passed
/// over.
Result<PastFiles> find_past_files(const std::filesystem::path& folder, std::set<std::string> paths);

}  // namespace ocelot::git
