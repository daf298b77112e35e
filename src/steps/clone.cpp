// clone: a commit, or a plain folder, becomes upstream.tar.
#include "base/digest.hpp"
#include "cache/folder.hpp"
#include "io/file.hpp"
#include "io/git.hpp"
#include "steps/mirror.hpp"
#include "steps/steps.hpp"

namespace ocelot::steps {

namespace {

Result<io::Tree> read(const CloneRequest& request) {
  switch (request.from) {
    case CloneRequest::From::plain:
      return io::read_tree(Path(request.location) / request.folder);
    case CloneRequest::From::repository:
      return io::read_commit(request.location, request.commit, request.folder);
    case CloneRequest::From::url:
      break;
  }
  const Path mirror = mirror_of(request.location);
  if (Status fetched = io::fetch_commit(request.location, request.commit, mirror); !fetched)
    return fail(fetched.error());
  return io::read_commit(mirror, request.commit, request.folder);
}

}  // namespace

Path mirror_of(const std::string& url) {
  return cache::folder() / "git" / digest_of(url).hex();
}

Status clone(const CloneRequest& request) {
  const Result<io::Tree> tree = read(request);
  if (!tree) return fail(tree.error());
  const Result<io::Written> id = io::write_if_changed(request.tree_id, io::tree_id(*tree) + "\n");
  if (!id) return fail(id.error());
  return io::write_tar(request.output, *tree);
}

}  // namespace ocelot::steps
