// A local bare repository that mirrors a remote one. Only one process at a time uses it; broken
// parts are removed and fetched again.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "support/base/result.hpp"
#include "support/git/git.hpp"
#include "support/git/git_remote.hpp"
#include "support/io/descriptor.hpp"

namespace ocelot::git {

struct MirrorSource {
  std::string url;
  std::filesystem::path folder;  ///< the mirror's folder; its lock is in the same parent folder
  bool offline = false;          ///< never use the network
  NetworkReport report;
};

/// The folder of a URL's mirror: one per URL, in the cache folder, shared by all projects of this
/// user.
std::filesystem::path mirror_folder(const std::string& url);

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
  GitMirror(MirrorSource source, io::Descriptor lock, GitRepository repository);

  Result<std::string> ask(const std::string& ref);
  Status require(const std::string& commit);
  Status try_with_tree(const std::string& commit, const std::string& folder,
                       const std::function<Status(const StoredTree&)>& use) const;
  Status begin_anew();

  MirrorSource source_;
  io::Descriptor lock_;
  GitRepository repository_;
};

}  // namespace ocelot::git
