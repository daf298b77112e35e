// Reads stored files into memory.
#include "support/base/stored_tree.hpp"

namespace ocelot {

std::vector<StoredFile> files_of(const Tree& tree) {
  std::vector<StoredFile> files;
  for (const TreeEntry& entry : tree) {
    const bool is_link = entry.kind == TreeEntry::Kind::link;
    files.push_back({entry.path, entry.kind, entry.content.size(), is_link ? entry.content : ""});
  }
  return files;
}

Result<TreeEntry> load(const StoredTree& tree, const StoredFile& file) {
  if (file.kind == TreeEntry::Kind::link) return TreeEntry{file.path, file.target, file.kind};
  Result<std::string> content = tree.content(file);
  if (!content) return fail(std::move(content.error()));
  return TreeEntry{file.path, std::move(*content), file.kind};
}

Result<Tree> load(const StoredTree& tree) {
  Tree loaded;
  for (const StoredFile& file : tree.files) {
    Result<TreeEntry> entry = load(tree, file);
    if (!entry) return fail(std::move(entry.error()));
    loaded.push_back(std::move(*entry));
  }
  return loaded;
}

}  // namespace ocelot
