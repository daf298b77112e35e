// A tree as one deterministic tar: the form in which steps exchange trees.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "support/base/result.hpp"
#include "support/base/tree.hpp"

namespace ocelot::io {

/// The tar of a tree: names sorted, owner 0, time 0, modes 0644 and 0755. Equal trees yield equal
/// bytes.
Result<std::string> pack(const Tree& tree);

/// The tree in a tar. `name` is for messages. A path that is absolute or leads out of the tree is
/// an error.
Result<Tree> unpack(std::string_view tar, const std::string& name);

/// The content of one file in a tar; empty if the file is not there.
Result<std::string> unpack_one(std::string_view tar, const std::string& name,
                               std::string_view path);

/// Reads a packed tree from a file.
Result<Tree> read_tar(const std::filesystem::path& path);

/// The content of one file in a packed tree, without reading the others; empty if the file is not
/// there.
Result<std::string> read_from_tar(const std::filesystem::path& tar, std::string_view path);

}  // namespace ocelot::io
