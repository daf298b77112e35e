// Reads git's objects without interpreting them, and only after their size is known.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/git/git_handles.hpp"
#include "support/git/tree_object.hpp"

namespace ocelot::git {

struct ObjectHeader {
  git_object_t type = GIT_OBJECT_INVALID;
  std::uint64_t size = 0;  ///< in bytes, not compressed
};

/// Reads type and size of an object. `where` is for the message of a failure.
Result<ObjectHeader> read_header(git_repository* repository, const git_oid& id,
                                 const std::string& where);

/// Reads the bytes of an object.
Result<std::string> read_object(git_repository* repository, const git_oid& id,
                                const std::string& where);

/// A tree object: its entries refer to its bytes.
struct TreeObject {
  std::unique_ptr<const std::string> bytes;
  std::vector<TreeRecord> records;
};

/// Larger tree objects are not read. One of this size has about as many entries as a tree may have.
inline constexpr std::uint64_t k_most_tree_object_bytes = 32ULL << 20U;

/// Reads a tree object. Fails if it is too large or invalid.
Result<TreeObject> read_tree_object(git_repository* repository, const git_oid& id,
                                    const std::string& where);

}  // namespace ocelot::git
