// A tree of files as a value: paths, contents and kinds, without owners or times.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
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

/// Sorts a tree that was put together from parts.
inline void sort_by_path(Tree& tree) {
  std::sort(tree.begin(), tree.end(),
            [](const TreeEntry& a, const TreeEntry& b) { return a.path < b.path; });
}

/// The entry with a path, or null.
inline const TreeEntry* find_entry(const Tree& tree, std::string_view path) {
  const auto found = std::find_if(tree.begin(), tree.end(),
                                  [&](const TreeEntry& entry) { return entry.path == path; });
  return found == tree.end() ? nullptr : &*found;
}

/// Sets the content of a file; adds a regular file at the end if there is none with this path.
inline void set_content(Tree& tree, std::string_view path, std::string content) {
  const auto found = std::find_if(tree.begin(), tree.end(),
                                  [&](const TreeEntry& entry) { return entry.path == path; });
  if (found == tree.end())
    tree.push_back({std::string(path), std::move(content), TreeEntry::Kind::regular});
  else
    found->content = std::move(content);
}

}  // namespace ocelot
