// clone: a commit, or a plain folder, becomes upstream.tar.
#include <fmt/format.h>

#include "base/digest.hpp"
#include "cache/folder.hpp"
#include "io/file.hpp"
#include "io/git.hpp"
#include "io/git_mirror.hpp"
#include "steps/mirror.hpp"
#include "steps/steps.hpp"

namespace ocelot::steps {

namespace {

Result<io::Tree> read_url(const CloneRequest& request) {
  Result<io::GitMirror> mirror = io::GitMirror::open(
      {request.location, mirror_of(request.location), request.network == Network::forbidden, {}});
  if (!mirror) return fail(mirror.error());
  return mirror->read(request.commit, request.folder);
}

Result<io::Tree> read_repository(const CloneRequest& request) {
  const Result<io::GitRepository> repository = io::GitRepository::open(request.location);
  if (!repository) return fail(repository.error());
  return repository->read(request.commit, request.folder);
}

Result<io::Tree> read(const CloneRequest& request) {
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
                  .with_help("the lock was edited or badly merged; run ocelot-gen --update"));
}

}  // namespace

Path mirror_of(const std::string& url) {
  return cache::folder() / "git" / digest_of(url).hex();
}

Status clone(const CloneRequest& request) {
  const Result<io::Tree> tree = read(request);
  if (!tree) return fail(tree.error());
  const std::string id = io::tree_id(*tree);
  if (Status expected = expect_tree(request, id); !expected) return expected;
  const Result<io::Written> written = io::write_if_changed(request.tree_id, id + "\n");
  if (!written) return fail(written.error());
  return io::write_tar(request.output, *tree);
}

}  // namespace ocelot::steps
