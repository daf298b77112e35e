// Eviction: keeps the action cache within its size limit, and removes damaged files.
#pragma once

#include <cstdint>

#include "build/cache/running_build.hpp"
#include "build/cache/store.hpp"
#include "support/base/result.hpp"

namespace ocelot::cache {

/// The content of a cache, or what was removed from it.
struct CacheUsage {
  std::size_t entries = 0;
  std::uintmax_t bytes = 0;  ///< of the blobs, each counted once
};

/// Measures the current content of the cache, without damaged entries.
CacheUsage measure(const Store& store);

/// Whether files are removed or only counted.
enum class Removal { real, dry_run };

/// How large a cache may be, and the build whose entries stay.
struct Limit {
  std::uintmax_t bytes = 0;
  RunningBuild build{};  ///< by default, no entry belongs to it
};

/// Keeps the most recently used entries that fit into the limit together, and removes the other
/// entries with their blobs, except blobs that a kept entry names. Removes damaged entries, and
/// blobs with another name than a digest, such as those of an earlier version. An entry that is too
/// large for the remaining space does not displace smaller ones. Blobs of no entry that are younger
/// than a minute stay, because their entry may not be written yet. Updates the size in the
/// statistics. A dry run removes nothing and returns what would be removed.
CacheUsage collect(const Store& store, std::uintmax_t bound, Removal removal = Removal::real);

/// If the cache is larger than the limit, collects down to nine tenths of it. Entries of the
/// running build stay as long as they fit into the limit together; if they do not, the newest of
/// them go. As long as the size in the statistics is within the limit, the cache is not examined.
/// Nothing is removed because of the statistics alone.
void keep_within(const Store& store, const Limit& limit);

/// Stores outputs, and keeps the cache within the limit. Stores nothing here if they do not fit
/// next to the entries of the running build; the next cache gets them nevertheless.
Status put_within(const Store& store, const Limit& limit, const Digest& action,
                  const std::vector<OutputFile>& outputs);

/// Checks every entry and every blob, removes damaged ones, and returns how much was damaged.
/// Updates the size in the statistics.
CacheUsage verify(const Store& store);

/// Removes all entries, blobs and statistics.
Status clear(const Store& store);

/// Measures the blobs and records their size, plus what other processes add in the meantime.
/// Returns the measured bytes.
std::uint64_t count_measured(const Store& store);

}  // namespace ocelot::cache
