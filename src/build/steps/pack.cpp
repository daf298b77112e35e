// Reads and sorts files.
#include "build/steps/pack.hpp"

#include "build/steps/step_outputs.hpp"
#include "support/io/file.hpp"

namespace ocelot::steps {

Status write_tar(const Tree& tree, const std::filesystem::path& output) {
  const Result<std::string> bytes = io::pack(tree);
  if (!bytes) return fail(bytes.error());
  return write_output(output, *bytes);
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
