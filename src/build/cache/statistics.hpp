// Statistics of the action cache: hits, misses and size, in a small file in its folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace ocelot::cache {

/// The number of lookups that found an entry, the number that did not, and the size of the cache.
struct Statistics {
  /// The measured size of the blobs, and the value of `added` when the measurement began.
  struct Measured {
    std::uint64_t bytes = 0;
    std::uint64_t added = 0;
  };

  /// The bytes of a build's own entries when the cache was last collected for it, by the build's
  /// id.
  struct Held {
    std::uint64_t bytes = 0;
    std::uint64_t build = 0;
  };

  /// The use of a shared cache.
  struct Shared {
    std::uint64_t hits = 0;          ///< entries that were found only there
    std::uint64_t misses = 0;        ///< entries that were not found there either
    std::uint64_t received = 0;      ///< bytes of blobs
    std::uint64_t sent = 0;          ///< bytes of blobs
    std::uint64_t milliseconds = 0;  ///< for all requests

    bool operator==(const Shared&) const = default;
  };

  std::uint64_t hits = 0;
  std::uint64_t misses = 0;
  std::uint64_t added = 0;             ///< bytes of all blobs that were ever added
  std::optional<Measured> measured{};  ///< nothing if it was lost
  std::optional<Held> held{};          ///< of the last build that outgrew the cache
  Shared shared{};

  /// An upper limit of the blobs' size in bytes; nothing if they must be measured.
  std::optional<std::uint64_t> size() const {
    if (!measured || added < measured->added) return std::nullopt;
    return measured->bytes + (added - measured->added);
  }
};

/// The name of the file in the cache's folder.
inline constexpr const char* k_statistics = "statistics";

/// The statistics of the cache in a folder; zero if there are none, or if another user can change
/// them.
Statistics read_statistics(const std::filesystem::path& folder);

/// Adds one to the hits or to the misses. Does nothing if the cache cannot be written to.
void count(const std::filesystem::path& folder, bool is_hit);

/// Adds to the use of a shared cache.
void count_shared(const std::filesystem::path& folder, const Statistics::Shared& more);

/// Adds the bytes of a blob that is about to be stored. It is called first, so that an error makes
/// the size too large, which only causes another measurement.
void count_added(const std::filesystem::path& folder, std::uint64_t bytes);

/// Records the measured size of the blobs, and the value of `added` when the measurement began.
void record_size(const std::filesystem::path& folder, const Statistics::Measured& measured);

/// Records the bytes that must stay for a build.
void record_held(const std::filesystem::path& folder, const Statistics::Held& held);

}  // namespace ocelot::cache
