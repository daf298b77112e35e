// A tree as one deterministic tar: the form in which steps exchange trees.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "support/base/byte_sink.hpp"
#include "support/base/result.hpp"
#include "support/base/stored_tree.hpp"
#include "support/base/tree.hpp"

namespace ocelot::io {

/// The tar of a tree: names sorted, owner 0, time 0, modes 0644 and 0755. Equal trees yield equal
/// bytes.
Result<std::string> pack(const Tree& tree);

/// The tree in a tar. `name` is for messages. Fails if the tree is not safe to extract, as
/// find_faults finds, or exceeds k_joined_limits.
Result<Tree> unpack(std::string_view tar, const std::string& name);

/// The content of one file in a tar; empty if the file is not there. Fails if it is too large.
Result<std::string> unpack_one(std::string_view tar, const std::string& name,
                               std::string_view path);

/// Reads a packed tree from a file.
Result<Tree> read_tar(const std::filesystem::path& path);

/// The content of one file in a packed tree, without reading the others; empty if the file is not
/// there.
Result<std::string> read_from_tar(const std::filesystem::path& tar, std::string_view path);

/// Passes the tar of a tree to a sink in pieces, so that it is never in memory.
Status pack_to(const ByteSink& sink, const Tree& tree);

/// The same; one file of the tree is in memory at a time.
Status pack_to(const ByteSink& sink, const StoredTree& tree);

}  // namespace ocelot::io
