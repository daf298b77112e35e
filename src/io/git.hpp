// Git by libgit2: what a ref means, the tree of a commit, ids as git computes them.
// A local repository is opened and read where it lies; a remote one is kept as a bare mirror under
// the cache folder.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "io/tree.hpp"

namespace ocelot::io {

/// Whether a folder is a git repository itself (bare or with a .git), not merely inside one.
bool is_repository(const std::filesystem::path& folder);

/// The commit that a ref means in a local repository: a branch, a tag (peeled), a full or
/// abbreviated SHA; 40 digits. An empty ref is HEAD.
Result<std::string> resolve_local(const std::filesystem::path& repository, const std::string& ref);

/// The same for a URL, by asking the server for its heads and tags; nothing is fetched. What looks
/// like a SHA and is no name there is looked up in the mirror after a fetch.
Result<std::string> resolve_remote(const std::string& url, const std::string& ref,
                                   const std::filesystem::path& mirror);

/// Makes sure that the mirror holds a commit of the URL, fetching heads and tags when it does not.
Status fetch_commit(const std::string& url, const std::string& commit,
                    const std::filesystem::path& mirror);

/// The tree of a folder of a commit (`.` for all), read without a work tree. Submodules are errors.
Result<Tree> read_commit(const std::filesystem::path& repository, const std::string& commit,
                         const std::string& folder);

/// The id that git gives to a tree: a function of names, modes and contents; 40 digits.
std::string tree_id(const Tree& tree);

}  // namespace ocelot::io
