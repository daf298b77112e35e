// Keeping the action cache in bounds and in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "cache/store.hpp"

namespace ocelot::cache {

/// What a cache holds, or what was taken out of it.
struct Amount {
  std::size_t entries = 0;
  std::uintmax_t bytes = 0;  ///< of blobs, each once
};

/// How often a step asked, and what it got.
struct Statistics {
  std::uint64_t hits = 0;
  std::uint64_t misses = 0;
};

/// How large a cache may grow by itself: OCELOT_CACHE_SIZE, else 5 GiB.
std::uintmax_t bound();

/// Bytes from a number with an optional K, M, G or T (powers of 1024), such as "500M"; nothing for
/// anything else.
std::optional<std::uintmax_t> parse_size(std::string_view text);

/// "1.5 GiB".
std::string shown_size(std::uintmax_t bytes);

Amount measure(const Store& store);

/// Keeps the entries that were used last, each as far as it fits beside those used after it, and
/// removes the others and the blobs that no entry names. An entry that is too large for what is
/// left does not take smaller ones with it. Blobs younger than a minute stay: the entry that names
/// them may be yet to come.
Amount collect(const Store& store, std::uintmax_t bound);

/// Checks every entry and every blob; removes what is damaged, and says how much that was.
Amount verify(const Store& store);

/// Removes all entries, blobs and statistics.
Status clear(const Store& store);

Statistics read_statistics(const Store& store);

/// Adds one to the hits or to the misses. A cache that cannot be written to is left as it is.
void count(const Store& store, bool is_hit);

}  // namespace ocelot::cache
