// A tree whose contents stay where they are: a tree that is too large for the memory is read one
// file at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "support/base/result.hpp"
#include "support/base/tree.hpp"

namespace ocelot {

/// A file of a tree, without its content.
struct StoredFile {
  std::string path;  ///< relative, with '/'
  TreeEntry::Kind kind = TreeEntry::Kind::regular;
  std::uint64_t size = 0;  ///< in bytes
  std::string target{};    ///< of a link: the path that it points to
  std::string id{};        ///< git's id of the content, 40 digits; empty if unknown
};

/// The files of a tree, sorted by path, and how to read one of them.
struct StoredTree {
  std::vector<StoredFile> files;
  std::function<Result<std::string>(const StoredFile&)> content;
};

/// The files of a tree in memory. The contents are not copied.
std::vector<StoredFile> files_of(const Tree& tree);

/// Reads one file of a tree.
Result<TreeEntry> load(const StoredTree& tree, const StoredFile& file);

/// Reads all files of a tree.
Result<Tree> load(const StoredTree& tree);

}  // namespace ocelot
