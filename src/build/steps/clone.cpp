// clone: a commit, or a plain folder, becomes upstream.tar.
#include <fmt/format.h>

#include "build/steps/steps.hpp"
#include "support/base/digest.hpp"
#include "support/git/git.hpp"
#include "support/git/git_mirror.hpp"
#include "support/io/cache_folder.hpp"
#include "support/io/file.hpp"
#include "support/io/tar.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::steps {

namespace {

Result<Tree> read_url(const CloneRequest& request) {
  Result<git::GitMirror> mirror = git::GitMirror::open({request.location,
                                                        git::mirror_folder(request.location),
                                                        request.network == Network::forbidden,
                                                        {}});
  if (!mirror) return fail(mirror.error());
  return mirror->read(request.commit, request.folder);
}

Result<Tree> read_repository(const CloneRequest& request) {
  const Result<git::GitRepository> repository = git::GitRepository::open(request.location);
  if (!repository) return fail(repository.error());
  return repository->read(request.commit, request.folder);
}

Result<Tree> read(const CloneRequest& request) {
  switch (request.from) {
    case CloneRequest::From::plain:
      return io::read_tree(Path(request.location) / request.folder);
    case CloneRequest::From::repository:
      return read_repository(request);
    case CloneRequest::From::url:
      break;
  }
  return read_url(request);
}

Status expect_tree(const CloneRequest& request, const std::string& id) {
  if (request.expected_tree.empty() || request.expected_tree == id) return {};
  return fail(error("lock-mismatch", whole_file(request.location),
                    fmt::format("'{}' of commit {} is tree {}, and the lock says {}",
                                request.folder, request.commit.substr(0, 12), id.substr(0, 12),
                                request.expected_tree.substr(0, 12)))
                  .with_help("the lock was edited or badly merged; run ocelot-gen update"));
}

}  // namespace

Status clone(const CloneRequest& request) {
  const Result<Tree> tree = read(request);
  if (!tree) return fail(tree.error());
  const std::string id = git::tree_id(*tree);
  if (Status expected = expect_tree(request, id); !expected) return expected;
  const Result<io::Written> written = io::write_if_changed(request.tree_id, id + "\n");
  if (!written) return fail(written.error());
  return io::write_tar(request.output, *tree);
}

}  // namespace ocelot::steps
