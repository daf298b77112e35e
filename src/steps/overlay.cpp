// overlay: a component's files become a tar, each at its place in the tree.
#include <algorithm>

#include "io/file.hpp"
#include "steps/steps.hpp"

namespace ocelot::steps {

Status overlay(const OverlayRequest& request) {
  io::Tree tree;
  for (const OverlayRequest::File& file : request.files) {
    Result<std::string> content = io::read_file(file.source);
    if (!content) return fail(content.error());
    tree.push_back({file.tree_path, std::move(*content), io::TreeEntry::Kind::regular});
  }
  std::sort(tree.begin(), tree.end(),
            [](const io::TreeEntry& a, const io::TreeEntry& b) { return a.path < b.path; });
  return io::write_tar(request.output, tree);
}

}  // namespace ocelot::steps
