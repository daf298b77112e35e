// Git with libgit2: resolves refs, reads the trees of commits, computes ids as git does.
// A repository is opened and read in place, without a work tree.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "support/base/result.hpp"
#include "support/base/stored_tree.hpp"
#include "support/base/tree.hpp"

struct git_repository;

namespace ocelot::git {

/// How far a commit is from another: the number of commits that only one of them has as ancestors.
struct Distance {
  std::size_t ahead = 0;
  std::size_t behind = 0;
};

/// Whether a folder has a .git folder of the usual form. It checks only the files and does not
/// start libgit2, which would read the machine's certificates. False for a bare repository or a
/// worktree.
bool has_git_folder(const std::filesystem::path& folder);

/// A git repository that is open for reading.
class GitRepository {
 public:
  /// Opens a folder that is itself a repository (bare or with a .git), not merely inside one.
  /// Returns nothing if the folder is not a repository. Fails if another user owns it, unless git's
  /// configuration allows it.
  static Result<std::optional<GitRepository>> find(const std::filesystem::path& folder);

  /// The same, but fails if the folder is not a repository.
  static Result<GitRepository> open(const std::filesystem::path& folder);

  /// Opens a bare repository and creates it if it does not exist.
  static Result<GitRepository> open_or_make_bare(const std::filesystem::path& folder);

  /// The 40-digit id of the commit that a ref means: a branch, a tag (peeled), a full or
  /// abbreviated SHA, a full name (refs/…) or HEAD.
  Result<std::string> commit_of(const std::string& ref) const;

  /// Whether the repository contains a commit, given by 40 digits. Fails if that cannot be read.
  Result<bool> contains(const std::string& commit) const;

  /// Fails if the repository's configuration, or the target of a branch or tag, cannot be read.
  Status check() const;

  /// The id of a folder's tree at a commit (`.` for the whole tree).
  Result<std::string> tree_of(const std::string& commit, const std::string& folder) const;

  /// Opens the tree of a folder of a commit, to read one file at a time, as long as this object
  /// exists. Fails with an error for each reason that makes the tree unsafe to extract, and for
  /// each submodule.
  Result<StoredTree> open_tree(const std::string& commit, const std::string& folder) const;

  /// The tree of a folder of a commit. Fails as open_tree does.
  Result<Tree> read(const std::string& commit, const std::string& folder) const;

  /// The same for a folder of the project, which may have links out of the folder. Returns nothing
  /// if the commit does not have the folder.
  Result<std::optional<Tree>> find_folder(const std::string& commit,
                                          const std::string& folder) const;

  /// How far `commit` is from `other`; nothing if that cannot be read, for example because a commit
  /// is missing.
  std::optional<Distance> distance(const std::string& commit, const std::string& other) const;

  /// Only for the git files in this folder.
  git_repository* handle() const { return handle_.get(); }

 private:
  struct Free {
    void operator()(git_repository* repository) const;
  };

  GitRepository(git_repository* handle, std::string where);

  std::unique_ptr<git_repository, Free> handle_;
  std::string where_;  ///< for messages
};

/// Whether a text is a valid name of a branch or tag, or HEAD. It does not check whether the ref
/// exists.
bool is_ref_name(const std::string& ref);

}  // namespace ocelot::git
