// Reading and sorting.
#include "steps/pack.hpp"

#include <algorithm>

#include "io/file.hpp"

namespace ocelot::steps {

Status pack(io::Tree tree, const std::vector<OverlayRequest::File>& files, const Path& output) {
  for (const OverlayRequest::File& file : files) {
    Result<std::string> content = io::read_file(file.source);
    if (!content) return fail(content.error());
    tree.push_back({file.tree_path, std::move(*content), io::TreeEntry::Kind::regular});
  }
  std::sort(tree.begin(), tree.end(),
            [](const io::TreeEntry& a, const io::TreeEntry& b) { return a.path < b.path; });
  return io::write_tar(output, tree);
}

}  // namespace ocelot::steps
