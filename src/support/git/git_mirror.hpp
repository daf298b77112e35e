// A local bare repository that mirrors a remote one. Only one process at a time uses it. A mirror
// that is broken, or that has a file which was not written here, is removed and fetched again; with
// --offline, it stays and is an error. A mirror that another user can change is not opened.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "support/base/result.hpp"
#include "support/git/git.hpp"
#include "support/git/git_remote.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/folder.hpp"

namespace ocelot::git {

struct MirrorSource {
  std::string url;
  std::filesystem::path mirrors;  ///< the folder of all mirrors
  bool offline = false;           ///< never use the network
  NetworkReport report;
};

/// The folder of all mirrors, one per URL: `git` in the cache folder, which all projects of this
/// user share. If there is no cache folder, or if another user can change it: `otherwise`, which is
/// below the folder `build`. It is created then, and no link below `build` is followed. A relative
/// path of the cache folder is relative to `base`.
Result<std::filesystem::path> mirrors_folder(const std::filesystem::path& base,
                                             const std::filesystem::path& build,
                                             const std::filesystem::path& otherwise);

class GitMirror {
 public:
  /// Waits until no other process uses the mirror, then opens it, and creates it if necessary.
  static Result<GitMirror> open(MirrorSource source);

  /// The commit that a ref currently means on the server. The commit is fetched.
  Result<std::string> resolve(const std::string& ref);

  /// Opens the tree of a folder of a commit for `use`. Uses the network only for missing objects.
  /// If an object cannot be read, also by `use`, the mirror is fetched again, and `use` is called
  /// a second time.
  Status with_tree(const std::string& commit, const std::string& folder,
                   const std::function<Status(const StoredTree&)>& use);

  /// The tree of a folder of a commit, in memory.
  Result<Tree> read(const std::string& commit, const std::string& folder);

  const GitRepository& repository() const { return repository_; }

 private:
  GitMirror(MirrorSource source, io::Folder mirrors, io::Descriptor lock, GitRepository repository);

  Result<std::string> ask(const std::string& ref);
  Status require(const std::string& commit);
  Status try_with_tree(const std::string& commit, const std::string& folder,
                       const std::function<Status(const StoredTree&)>& use) const;
  Status start_over();

  MirrorSource source_;
  io::Folder mirrors_;
  io::Descriptor lock_;
  GitRepository repository_;
};

}  // namespace ocelot::git
