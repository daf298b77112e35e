// Eviction: keeps the action cache within its bound, and removes what is damaged.
#pragma once

#include <cstdint>

#include "build/cache/store.hpp"
#include "support/base/result.hpp"

namespace ocelot::cache {

/// What a cache holds, or what was taken out of it.
struct CacheUsage {
  std::size_t entries = 0;
  std::uintmax_t bytes = 0;  ///< of blobs, each once
};

/// What the cache holds now.
CacheUsage measure(const Store& store);

/// Whether anything is removed, or only counted.
enum class Removal { real, dry_run };

/// Keeps the entries that were used last, each as far as it fits beside those used after it, and
/// removes the others and the blobs that no entry names. An entry that is too large for what is
/// left does not take smaller ones with it. Blobs younger than a minute stay: the entry that names
/// them may be yet to come. The statistics' size is measured again. A dry run
/// removes nothing, and returns what would be removed.
CacheUsage collect(const Store& store, std::uintmax_t bound, Removal removal = Removal::real);

/// Collects down to nine tenths of a bound when the cache is larger than it. As long as the
/// statistics' size is within the bound, the cache is not looked at; nothing is removed for what
/// the statistics say alone.
void keep_within(const Store& store, std::uintmax_t bound);

/// Checks every entry and every blob; removes what is damaged, and says how much that was. The
/// statistics' size is measured again.
CacheUsage verify(const Store& store);

/// Removes all entries, blobs and statistics.
Status clear(const Store& store);

/// Measures the blobs and records that as the size, with what other processes add meanwhile;
/// returns what it measured.
std::uint64_t count_measured(const Store& store);

}  // namespace ocelot::cache
