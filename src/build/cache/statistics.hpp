// Statistics of the action cache: hits, misses and size, in a small file of its folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace ocelot::cache {

/// How many lookups found an entry, how many did not, and how large the cache has grown.
struct Statistics {
  /// What the blobs measured, and what had been added when that began.
  struct Measured {
    std::uint64_t bytes = 0;
    std::uint64_t added = 0;
  };

  std::uint64_t hits = 0;
  std::uint64_t misses = 0;
  std::uint64_t added = 0;             ///< bytes of all blobs that were ever put in place
  std::optional<Measured> measured{};  ///< nothing when it was lost

  /// Bytes of blobs, at least what is there; nothing when they have to be measured.
  std::optional<std::uint64_t> size() const {
    if (!measured || added < measured->added) return std::nullopt;
    return measured->bytes + (added - measured->added);
  }
};

/// The statistics of the cache in a folder; zero where there are none.
Statistics read_statistics(const std::filesystem::path& folder);

/// Adds one to the hits or to the misses. A cache that cannot be written to is left as it is.
void count(const std::filesystem::path& folder, bool is_hit);

/// Adds the bytes of a blob that is about to be put in place: before it is there, so that a size is
/// rather too large, which only makes a later run measure.
void count_added(const std::filesystem::path& folder, std::uint64_t bytes);

/// Records what the blobs measured, and what had been added when that began.
void record_size(const std::filesystem::path& folder, const Statistics::Measured& measured);

}  // namespace ocelot::cache
