// A bare repository on this machine that mirrors one behind a URL. One process at a time uses it;
// what is broken in it is removed and fetched again.
#pragma once

#include <filesystem>
#include <string>

#include "support/base/result.hpp"
#include "support/git/git.hpp"
#include "support/git/git_remote.hpp"
#include "support/io/descriptor.hpp"

namespace ocelot::git {

struct MirrorSource {
  std::string url;
  std::filesystem::path folder;  ///< of the mirror; its lock is in the same folder
  bool offline = false;          ///< never use the network
  NetworkReport report;
};

/// The folder of a URL's mirror: one per URL, below the cache folder, shared by all projects of
/// this user.
std::filesystem::path mirror_folder(const std::string& url);

class GitMirror {
 public:
  /// Waits until no other process uses the mirror, and opens it, making it if need be.
  static Result<GitMirror> open(MirrorSource source);

  /// The commit that a ref means at the server now; fetched.
  Result<std::string> resolve(const std::string& ref);

  /// The tree of a folder of a commit. The network is used only for what is not here.
  Result<Tree> read(const std::string& commit, const std::string& folder);

  const GitRepository& repository() const { return repository_; }

 private:
  GitMirror(MirrorSource source, io::Descriptor lock, GitRepository repository);

  Result<std::string> ask(const std::string& ref);
  Status require(const std::string& commit);
  Status begin_anew();

  MirrorSource source_;
  io::Descriptor lock_;
  GitRepository repository_;
};

}  // namespace ocelot::git
