// A tree as one deterministic tar: the form in which trees are passed between steps.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "support/base/result.hpp"
#include "support/base/tree.hpp"

namespace ocelot::io {

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

}  // namespace ocelot::io
