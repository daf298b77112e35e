// Reads and sorts files.
#include "build/steps/pack.hpp"

#include "build/steps/step_outputs.hpp"
#include "support/io/file.hpp"

namespace ocelot::steps {

Status write_tar(const Tree& tree, const std::filesystem::path& output) {
  return write_output(output, [&](const ByteSink& sink) { return io::pack_to(sink, tree); });
}

Status write_tar(const StoredTree& tree, const std::filesystem::path& output) {
  return write_output(output, [&](const ByteSink& sink) { return io::pack_to(sink, tree); });
}

Status pack(Tree tree, const std::vector<graph::PlacedFile<graph::InWords>>& files,
            const std::filesystem::path& output) {
  for (const auto& file : files) {
    Result<std::string> content = io::read_file(file.source);
    if (!content) return fail(content.error());
    tree.push_back({file.tree_path, std::move(*content), TreeEntry::Kind::regular});
  }
  sort_by_path(tree);
  return write_tar(tree, output);
}

}  // namespace ocelot::steps
