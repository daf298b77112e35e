// Eviction: keeps the action cache within its bound, and removes what is damaged.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "build/cache/store.hpp"
#include "support/base/result.hpp"

namespace ocelot::cache {

/// What a cache holds, or what was taken out of it.
struct CacheUsage {
  std::size_t entries = 0;
  std::uintmax_t bytes = 0;  ///< of blobs, each once
};

/// How large a cache may grow by itself: OCELOT_CACHE_SIZE, else 5 GiB. A warning when the variable
/// is set to what is no size.
Noted<std::uintmax_t> bound();

/// Bytes from a number with an optional K, M, G or T (powers of 1024), such as "500M"; nothing for
/// anything else.
std::optional<std::uintmax_t> parse_size(std::string_view text);

/// "1.5 GiB".
std::string shown_size(std::uintmax_t bytes);

CacheUsage measure(const Store& store);

/// Keeps the entries that were used last, each as far as it fits beside those used after it, and
/// removes the others and the blobs that no entry names. An entry that is too large for what is
/// left does not take smaller ones with it. Blobs younger than a minute stay: the entry that names
/// them may be yet to come. The statistics' size is measured again.
CacheUsage collect(const Store& store, std::uintmax_t bound);

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
