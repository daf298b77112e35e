// Keeping the action cache in bounds and in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "build/cache/store.hpp"
#include "support/base/result.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::cache {

/// What a cache holds, or what was taken out of it.
struct Amount {
  std::size_t entries = 0;
  std::uintmax_t bytes = 0;  ///< of blobs, each once
};

/// How often a step asked, and what it got; and how large the cache has grown.
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

/// How large a cache may grow by itself: OCELOT_CACHE_SIZE, else 5 GiB. A warning when the variable
/// is set to what is no size.
WithDiagnostics<std::uintmax_t> bound();

/// Bytes from a number with an optional K, M, G or T (powers of 1024), such as "500M"; nothing for
/// anything else.
std::optional<std::uintmax_t> parse_size(std::string_view text);

/// "1.5 GiB".
std::string shown_size(std::uintmax_t bytes);

Amount measure(const Store& store);

/// Keeps the entries that were used last, each as far as it fits beside those used after it, and
/// removes the others and the blobs that no entry names. An entry that is too large for what is
/// left does not take smaller ones with it. Blobs younger than a minute stay: the entry that names
/// them may be yet to come. The statistics' size is counted again. A dry run removes nothing, and
/// returns what would be removed.
enum class Removal { real, dry_run };
Amount collect(const Store& store, std::uintmax_t bound, Removal removal = Removal::real);

/// Collects down to nine tenths of a bound when the cache is larger than it. As long as the
/// statistics' size is within the bound, the cache is not looked at; nothing is removed for what
/// the statistics say alone.
void keep_within(const Store& store, std::uintmax_t bound);

/// Checks every entry and every blob; removes what is damaged, and says how much that was. The
/// statistics' size is counted anew.
Amount verify(const Store& store);

/// Removes all entries, blobs and statistics.
Status clear(const Store& store);

Statistics read_statistics(const Store& store);

/// Adds one to the hits or to the misses. A cache that cannot be written to is left as it is.
void count(const Store& store, bool is_hit);

/// Adds the bytes of a blob that is about to be put in place: before it is there, so that a size is
/// rather too large, which only makes somebody measure.
void count_added(const Store& store, std::uint64_t bytes);

/// Measures the blobs and takes that as the size, with what other processes add meanwhile; gives
/// what it measured.
std::uint64_t count_measured(const Store& store);

}  // namespace ocelot::cache
