// Reads and sorts files.
#include "build/steps/pack.hpp"

#include "support/io/file.hpp"

namespace ocelot::steps {

Status pack(Tree tree, const std::vector<graph::PlacedFile<graph::InWords>>& files,
            const std::filesystem::path& output) {
  for (const auto& file : files) {
    Result<std::string> content = io::read_file(file.source);
    if (!content) return fail(content.error());
    tree.push_back({file.tree_path, std::move(*content), TreeEntry::Kind::regular});
  }
  sort_by_path(tree);
  return io::write_tar(output, tree);
}

}  // namespace ocelot::steps
