// How large a tree from elsewhere may be.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "support/base/tree_fault.hpp"

namespace ocelot {

/// The largest tree that is accepted.
struct TreeLimits {
  std::size_t entries;       ///< files, and folders where they are listed
  std::uint64_t file_bytes;  ///< of one file
  std::uint64_t bytes;       ///< of all files together
};

/// The limits of upstream's folder.
inline constexpr TreeLimits k_upstream_limits{100'000, 256ULL << 20U, 1ULL << 30U};

/// The limits of a tree with overlays, which belong to the project.
inline constexpr TreeLimits k_joined_limits{200'000, 256ULL << 20U, 2ULL << 30U};

/// Counts the entries of a tree, before they are read.
class TreeSize {
 public:
  explicit TreeSize(const TreeLimits& limits) : limits_(limits) {}

  /// Adds a folder. Returns the fault of the whole tree for the first entry beyond the limit.
  std::optional<TreeFault> add_folder();

  /// Adds a file of a size in bytes. Returns the fault of a file that is too large, or the fault of
  /// the whole tree for the first file beyond a limit.
  std::optional<TreeFault> add_file(const std::string& path, std::uint64_t size);

  /// Whether the tree as a whole is too large, so that no more entries need be added.
  bool is_exceeded() const { return entries_ > limits_.entries || bytes_ > limits_.bytes; }

 private:
  TreeLimits limits_;
  std::size_t entries_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace ocelot
