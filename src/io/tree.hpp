// A tree of files as a value: what lies where, no owners, no times. It travels as one deterministic
// tar.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace ocelot::io {

/// One file of a tree, in git's terms: a regular file, an executable one, or a symbolic link.
struct TreeEntry {
  enum class Kind { regular, executable, link };

  std::string path;     ///< relative, with '/'
  std::string content;  ///< of a link: where it points
  Kind kind = Kind::regular;

  bool operator==(const TreeEntry&) const = default;
};

/// Sorted by path, each path once. As in git, empty folders do not count.
using Tree = std::vector<TreeEntry>;

/// The tar of a tree: names sorted, owner 0, time 0, modes 0644 and 0755. Equal trees give equal
/// bytes.
Result<std::string> pack(const Tree& tree);

/// The tree in a tar. `name` is for messages. A path that is absolute or climbs out is an error.
Result<Tree> unpack(std::string_view tar, const std::string& name);

/// The content of one file in a tar; an empty text when it is not there.
Result<std::string> unpack_one(std::string_view tar, const std::string& name,
                               std::string_view path);

/// Reads a packed tree from a file.
Result<Tree> read_tar(const std::filesystem::path& path);

/// The content of one file in a packed tree, without reading the others; an empty text when it is
/// not there.
Result<std::string> read_from_tar(const std::filesystem::path& tar, std::string_view path);

/// Packs a tree into a file, which is left untouched when it holds these bytes already.
Status write_tar(const std::filesystem::path& path, const Tree& tree);

/// The tree of a folder on disk, without any entry named `.git`.
Result<Tree> read_tree(const std::filesystem::path& folder);

/// Lays a tree into a folder, over what is there.
Status lay_out(const Tree& tree, const std::filesystem::path& folder);

}  // namespace ocelot::io
