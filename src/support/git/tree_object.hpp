// The bytes of git's tree objects. libgit2 interprets them, and so hides names and modes that git
// never writes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <git2.h>

namespace ocelot::git {

/// One entry of a tree object.
struct TreeRecord {
  std::uint32_t mode;
  std::string_view name;  ///< of the bytes that were parsed; may be empty
  git_oid id;
};

/// The entries of a tree object in their order; nothing if the bytes are not a tree object. A mode
/// is octal, of at most seven digits.
std::optional<std::vector<TreeRecord>> parse_tree_object(std::string_view bytes);

}  // namespace ocelot::git
