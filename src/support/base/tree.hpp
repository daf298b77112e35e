// A tree of files as a value: paths, contents and kinds, without owners or times.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
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

constexpr std::string_view name_of(TreeEntry::Kind kind) {
  switch (kind) {
    case TreeEntry::Kind::regular:
      return "regular";
    case TreeEntry::Kind::executable:
      return "executable";
    case TreeEntry::Kind::link:
      return "link";
  }
  return {};
}

/// Sorted by path, without duplicates. As in git, empty folders do not count.
using Tree = std::vector<TreeEntry>;

/// The entry with a path, or null.
inline const TreeEntry* find_entry(const Tree& tree, std::string_view path) {
  const auto found = std::find_if(tree.begin(), tree.end(),
                                  [&](const TreeEntry& entry) { return entry.path == path; });
  return found == tree.end() ? nullptr : &*found;
}

}  // namespace ocelot
