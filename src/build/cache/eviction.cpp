// Measures, collects, verifies and clears the cache.
#include "build/cache/eviction.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "build/cache/statistics.hpp"
#include "build/cache/stored_files.hpp"
#include "support/io/folder.hpp"
#include "support/io/private_folder.hpp"

namespace ocelot::cache {

namespace fs = std::filesystem;

namespace {

// The blobs of a cache that entries name.
class Blobs {
 public:
  // The bytes that an entry would add.
  std::uintmax_t new_bytes(const StoredEntry& entry) const {
    std::set<Digest> added;
    std::uintmax_t bytes = 0;
    for (const Output& output : entry.outputs) {
      if (!kept_.contains(output.digest) && added.insert(output.digest).second)
        bytes += output.size;
    }
    return bytes;
  }

  void keep(const StoredEntry& entry) {
    for (const Output& output : entry.outputs) kept_.insert(output.digest);
  }

  // A blob is written, or its time is set, before the entry that names it.
  void evict(const StoredEntry& entry) {
    for (const Output& output : entry.outputs) {
      const auto [found, is_new] = evicted_.try_emplace(output.digest, entry.file.time);
      found->second = std::max(found->second, entry.file.time);
    }
  }

  // Whether an entry names a file, or may soon. A blob that is newer than all entries that named it
  // belongs to an entry that may not be written yet.
  bool need(const StoredFile& file) const {
    if (!file.digest) return file.is_temporary() && file.is_young();
    return kept_.contains(*file.digest) || (file.is_young() && !is_evicted(file));
  }

 private:
  bool is_evicted(const StoredFile& file) const {
    const auto found = evicted_.find(*file.digest);
    return found != evicted_.end() && file.time <= found->second;
  }

  std::set<Digest> kept_;
  std::map<Digest, fs::file_time_type> evicted_;  // with the last use of the entries
};

// What a collection keeps: up to `own` bytes of the running build's entries, and others as long as
// all are within `all` bytes.
struct Target {
  std::uintmax_t own = 0;
  std::uintmax_t all = 0;
  RunningBuild build{};
};

// What a collection removed, and the bytes of the running build's entries that it kept.
struct Collection {
  CacheUsage removed;
  std::uintmax_t own = 0;
};

// Puts the running build's entries first, the oldest of them before the others, and returns their
// number. Of the other entries, the most recently used comes first.
std::size_t sort_by_use(const RunningBuild& build, std::vector<StoredEntry>& entries) {
  const auto others = std::partition(entries.begin(), entries.end(), [&](const StoredEntry& entry) {
    return build.used(entry.file.time);
  });
  std::sort(entries.begin(), others,
            [](const StoredEntry& a, const StoredEntry& b) { return a.file.time < b.file.time; });
  std::sort(others, entries.end(),
            [](const StoredEntry& a, const StoredEntry& b) { return a.file.time > b.file.time; });
  return static_cast<std::size_t>(others - entries.begin());
}

// An entry that was used after it was listed is not the least recently used one.
bool remove_entry(const Path& cache, const StoredEntry& entry, Removal removal) {
  return removal == Removal::dry_run || remove_unused(cache, k_entries, entry.file);
}

std::size_t remove_damaged(const Path& cache, const std::vector<StoredFile>& damaged,
                           Removal removal) {
  return static_cast<std::size_t>(std::ranges::count_if(damaged, [&](const StoredFile& file) {
    return removal == Removal::dry_run || remove(cache, k_entries, file);
  }));
}

std::uintmax_t remove_unneeded(const Path& cache, const Blobs& blobs, Removal removal) {
  std::uintmax_t bytes = 0;
  for (const StoredFile& file : blobs_of(cache)) {
    if (blobs.need(file)) continue;
    if (removal == Removal::dry_run || remove(cache, k_blobs, file)) bytes += file.size;
  }
  return bytes;
}

Collection collect(const Path& cache, const Target& target, Removal removal) {
  Collection done;
  Blobs blobs;
  std::uintmax_t total = 0;
  StoredEntries stored = entries_of(cache);
  done.removed.entries = remove_damaged(cache, stored.damaged, removal);
  std::vector<StoredEntry>& entries = stored.valid;
  const std::size_t own = sort_by_use(target.build, entries);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::uintmax_t size = blobs.new_bytes(entries[i]);
    if (total + size > (i < own ? target.own : target.all) &&
        remove_entry(cache, entries[i], removal)) {
      ++done.removed.entries;
      blobs.evict(entries[i]);
      continue;
    }
    total += size;
    if (i < own) done.own = total;
    blobs.keep(entries[i]);
  }
  done.removed.bytes = remove_unneeded(cache, blobs, removal);
  return done;
}

std::uintmax_t size_of(const Path& path) {
  std::error_code code;
  const std::uintmax_t size = fs::file_size(path, code);
  return code ? 0 : size;
}

// Whether outputs may fit next to what the running build keeps, as far as the last collection for
// it tells.
bool may_fit(const Store& store, const Limit& limit, std::uintmax_t bytes) {
  const std::optional<Statistics::Held> held = read_statistics(store.folder()).held;
  const bool is_known = held && limit.build.id != 0 && held->build == limit.build.id;
  return bytes <= limit.bytes && (is_known ? held->bytes : 0) <= limit.bytes - bytes;
}

// Removes damaged blobs, and returns their bytes. Adds the others to `sound`.
std::uintmax_t remove_damaged_blobs(const Path& cache, std::set<Output>& sound) {
  std::uintmax_t bytes = 0;
  for (const StoredFile& file : blobs_of(cache)) {
    if (file.is_temporary() && file.is_young()) continue;
    const Output blob{{}, file.size, file.digest.value_or(Digest())};
    if (file.digest && is_sound(cache, blob))
      sound.insert(blob);
    else if (remove(cache, k_blobs, file))
      bytes += file.size;
  }
  return bytes;
}

bool has_all_blobs(const StoredEntry& entry, const std::set<Output>& sound) {
  return std::ranges::all_of(entry.outputs, [&](const Output& output) {
    return sound.contains({{}, output.size, output.digest});
  });
}

}  // namespace

CacheUsage measure(const Store& store) {
  CacheUsage usage{entries_of(store.folder()).valid.size(), 0};
  for (const StoredFile& blob : blobs_of(store.folder())) usage.bytes += blob.size;
  return usage;
}

CacheUsage collect(const Store& store, std::uintmax_t bound, Removal removal) {
  const Collection done = collect(store.folder(), Target{bound, bound}, removal);
  if (removal == Removal::real) count_measured(store);
  return done.removed;
}

std::uint64_t count_measured(const Store& store) {
  std::error_code none;
  if (!fs::exists(store.folder(), none)) return 0;
  const std::uint64_t before = read_statistics(store.folder()).added;
  const std::uint64_t bytes = measure(store).bytes;
  record_size(store.folder(), {bytes, before});
  return bytes;
}

void keep_within(const Store& store, const Limit& limit) {
  const std::optional<std::uint64_t> size = read_statistics(store.folder()).size();
  if (size && *size <= limit.bytes) return;
  if (count_measured(store) <= limit.bytes) return;
  const Collection done = collect(
      store.folder(), Target{limit.bytes, limit.bytes / 10 * 9, limit.build}, Removal::real);
  count_measured(store);
  record_held(store.folder(), {done.own, limit.build.id});
}

Status put_within(const Store& store, const Limit& limit, const Digest& action,
                  const std::vector<OutputFile>& outputs) {
  std::uintmax_t bytes = 0;
  for (const OutputFile& output : outputs) bytes += size_of(output.path);
  const Status stored =
      may_fit(store, limit, bytes) ? store.put(action, outputs) : store.hand_on(action, outputs);
  keep_within(store, limit);
  return stored;
}

// Blobs are written before the entries that name them, so the entries are listed first.
CacheUsage verify(const Store& store) {
  const StoredEntries entries = entries_of(store.folder());
  CacheUsage damaged{remove_damaged(store.folder(), entries.damaged, Removal::real), 0};
  std::set<Output> sound;
  damaged.bytes = remove_damaged_blobs(store.folder(), sound);
  for (const StoredEntry& entry : entries.valid) {
    if (!has_all_blobs(entry, sound) && remove(store.folder(), k_entries, entry.file))
      ++damaged.entries;
  }
  count_measured(store);
  return damaged;
}

Status clear(const Store& store) {
  std::error_code none;
  if (!fs::exists(store.folder(), none)) return {};
  const Result<io::Folder> folder = io::open_private(store.folder());
  if (!folder) return fail(folder.error());
  for (const char* name : {k_entries, k_blobs, k_statistics, k_builds}) {
    if (const Result<bool> removed = folder->remove_tree(name); !removed)
      return fail(removed.error());
  }
  return {};
}

}  // namespace ocelot::cache
