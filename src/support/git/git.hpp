// Git by libgit2: what a ref means, the tree of a commit, ids as git computes them.
// A repository is opened and read in place, without a work tree.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "support/base/result.hpp"
#include "support/base/tree.hpp"

struct git_repository;

namespace ocelot::git {

/// How far a commit is from another: commits that only the one or the other has behind it.
struct Distance {
  std::size_t ahead = 0;
  std::size_t behind = 0;
};

/// Whether a folder has a .git folder of the usual form, by its files alone: libgit2, which reads
/// the machine's certificates when it starts, is not asked. No for a bare repository or a worktree.
bool has_git_folder(const std::filesystem::path& folder);

/// A git repository that is open for reading.
class GitRepository {
 public:
  /// Opens a folder that is a repository itself (bare or with a .git), not merely inside one; a
  /// folder that is none gives nothing. Fails when git would not read it, because another user owns
  /// it.
  static Result<std::optional<GitRepository>> find(const std::filesystem::path& folder);

  /// The same, where a folder that is no repository is a failure.
  static Result<GitRepository> open(const std::filesystem::path& folder);

  /// Opens a bare repository, making it when there is none.
  static Result<GitRepository> open_or_make_bare(const std::filesystem::path& folder);

  /// The commit that a ref means: a branch, a tag (peeled), a full or abbreviated SHA, a whole name
  /// (refs/…) or HEAD; 40 digits.
  Result<std::string> commit_of(const std::string& ref) const;

  /// Whether a commit of 40 digits is here. It fails when that cannot be read.
  Result<bool> contains(const std::string& commit) const;

  /// Fails when its own configuration, or what a branch or tag leads to, cannot be read.
  Status check() const;

  /// The id of a folder's tree at a commit (`.` for all).
  Result<std::string> tree_of(const std::string& commit, const std::string& folder) const;

  /// The tree of a folder of a commit. Submodules are errors.
  Result<Tree> read(const std::string& commit, const std::string& folder) const;

  /// The same; nothing when the commit does not have the folder.
  Result<std::optional<Tree>> find_folder(const std::string& commit,
                                          const std::string& folder) const;

  /// How far `commit` is from `other`; nothing when that cannot be read, for
  /// example because one of them is not here.
  std::optional<Distance> distance(const std::string& commit, const std::string& other) const;

  /// For the git files of this folder.
  git_repository* handle() const { return handle_.get(); }

 private:
  struct Free {
    void operator()(git_repository* repository) const;
  };

  GitRepository(git_repository* handle, std::string where);

  std::unique_ptr<git_repository, Free> handle_;
  std::string where_;  ///< for messages
};

/// Whether git could have a branch or tag of this name, or it is HEAD; whether it has is not asked.
bool is_ref_name(const std::string& ref);

}  // namespace ocelot::git
