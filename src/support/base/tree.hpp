// A tree of files as a value: paths, contents and kinds, without owners or times.
#pragma once

#include <string>
#include <vector>

namespace ocelot {

/// One file of a tree, in git's terms: a regular file, an executable one, or a symbolic link.
struct TreeEntry {
  enum class Kind { regular, executable, link };

  std::string path;     ///< relative, with '/'
  std::string content;  ///< of a link: the path that it points to
  Kind kind = Kind::regular;

  bool operator==(const TreeEntry&) const = default;
};

/// Sorted by path, without duplicates. As in git, empty folders do not count.
using Tree = std::vector<TreeEntry>;

}  // namespace ocelot
