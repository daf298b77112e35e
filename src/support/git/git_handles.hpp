// libgit2's objects with automatic release, only for the git files in this folder.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <git2.h>

#include "support/base/result.hpp"

namespace ocelot::git {

template <class T, void (*Free)(T*)>
struct GitFreer {
  void operator()(T* thing) const { Free(thing); }
};
template <class T, void (*Free)(T*)>
using GitOwned = std::unique_ptr<T, GitFreer<T, Free>>;

using GitObject = GitOwned<git_object, git_object_free>;
using GitTreeHandle = GitOwned<git_tree, git_tree_free>;
using GitRemoteHandle = GitOwned<git_remote, git_remote_free>;
using GitConfigHandle = GitOwned<git_config, git_config_free>;

/// The ref that names the commit that a repository has checked out.
inline constexpr std::string_view k_head = "HEAD";

/// Starts libgit2 once per process. It is never stopped, because the process ends soon after.
void start_git();

/// What libgit2 says about its last failure, without credentials.
std::string last_git_message();

/// A libgit2 failure at a file, folder or URL.
Unexpected<Diagnostics> git_failure(std::string_view code, const std::string& where,
                                    std::string_view doing);

/// The failure to read objects at `where`, by the code of the failed call. If the repository lacks
/// the object, as in a partial clone, the help is a command that fetches it.
Unexpected<Diagnostics> object_failure(int code, const std::string& where, std::string_view doing);

/// The id of the tree of a commit, given by 40 digits.
Result<git_oid> root_of_commit(git_repository* repository, const std::string& where,
                               const std::string& commit);

/// The tree of a commit, given by 40 digits.
Result<GitTreeHandle> tree_of_commit(git_repository* repository, const std::string& where,
                                     const std::string& commit);

/// The 40 hexadecimal digits of an id.
std::string hex_of(const git_oid& id);

/// Whether a text may be an object's id or its prefix: 4 to 40 hexadecimal digits in lower case.
bool looks_like_sha(std::string_view text);

}  // namespace ocelot::git
