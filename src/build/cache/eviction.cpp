// Measures, collects, verifies and clears the cache.
#include "build/cache/eviction.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "build/cache/statistics.hpp"
#include "build/cache/stored_files.hpp"
#include "support/io/file.hpp"

namespace ocelot::cache {

namespace fs = std::filesystem;

namespace {

// The blobs of a cache that entries name.
class Blobs {
 public:
  explicit Blobs(const Store& store) : store_(store) {}

  // The bytes that an entry would add.
  std::uintmax_t new_bytes(const Entry& entry) const {
    std::set<std::string> added;
    std::uintmax_t bytes = 0;
    for (const Output& output : entry.outputs) {
      if (!kept_.contains(store_.blob_path(output.digest)) && added.insert(output.digest).second)
        bytes += output.size;
    }
    return bytes;
  }

  void keep(const Entry& entry) {
    for (const Output& output : entry.outputs) kept_.insert(store_.blob_path(output.digest));
  }

  // A blob is written, or its time is set, before the entry that names it.
  void evict(const Entry& entry) {
    for (const Output& output : entry.outputs) {
      const auto [found, is_new] =
          evicted_.try_emplace(store_.blob_path(output.digest), entry.last_use);
      found->second = std::max(found->second, entry.last_use);
    }
  }

  // Removes what no kept entry names. A blob that is newer than all entries that named it belongs
  // to an entry that may not be written yet.
  std::uintmax_t remove_others(Removal removal) const {
    std::uintmax_t bytes = 0;
    for (const Path& blob : blobs_of(store_)) {
      if (kept_.contains(blob) || (is_young(blob) && !is_evicted(blob))) continue;
      const std::uintmax_t size = size_of(blob);
      if (removal == Removal::dry_run || discard(blob)) bytes += size;
    }
    return bytes;
  }

 private:
  bool is_evicted(const Path& blob) const {
    const auto found = evicted_.find(blob);
    std::error_code code;
    return found != evicted_.end() && fs::last_write_time(blob, code) <= found->second && !code;
  }

  const Store& store_;
  std::set<Path> kept_;
  std::map<Path, fs::file_time_type> evicted_;  // with the last use of the entries
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
std::size_t sort_by_use(const RunningBuild& build, std::vector<Entry>& entries) {
  const auto others = std::partition(entries.begin(), entries.end(), [&](const Entry& entry) {
    return build.used(entry.last_use);
  });
  std::sort(entries.begin(), others,
            [](const Entry& a, const Entry& b) { return a.last_use < b.last_use; });
  std::sort(others, entries.end(),
            [](const Entry& a, const Entry& b) { return a.last_use > b.last_use; });
  return static_cast<std::size_t>(others - entries.begin());
}

// An entry that was used after it was listed is not the least recently used one.
bool remove_entry(const Entry& entry, Removal removal) {
  if (removal == Removal::dry_run) return true;
  std::error_code none;
  return fs::last_write_time(entry.path, none) == entry.last_use && discard(entry.path);
}

Collection collect(const Store& store, const Target& target, Removal removal) {
  Collection done;
  Blobs blobs(store);
  std::uintmax_t total = 0;
  std::vector<Entry> entries = entries_of(store);
  const std::size_t own = sort_by_use(target.build, entries);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::uintmax_t size = blobs.new_bytes(entries[i]);
    if (total + size > (i < own ? target.own : target.all) && remove_entry(entries[i], removal)) {
      ++done.removed.entries;
      blobs.evict(entries[i]);
      continue;
    }
    total += size;
    if (i < own) done.own = total;
    blobs.keep(entries[i]);
  }
  done.removed.bytes = blobs.remove_others(removal);
  if (removal == Removal::real) count_measured(store);
  return done;
}

// Whether outputs may fit next to what the running build keeps, as far as the last collection for
// it tells.
bool may_fit(const Store& store, const Limit& limit, std::uintmax_t bytes) {
  const std::optional<Statistics::Held> held = read_statistics(store.folder()).held;
  const bool is_known = held && limit.build.id != 0 && held->build == limit.build.id;
  return bytes <= limit.bytes && (is_known ? held->bytes : 0) <= limit.bytes - bytes;
}

bool is_sound(const Path& blob) {
  const Result<Digest> digest = io::digest_of_file(blob);
  const std::string name = blob.parent_path().filename().string() + blob.filename().string();
  return digest && digest->hex() == name;
}

bool has_all_blobs(const Store& store, const Entry& entry) {
  return std::all_of(entry.outputs.begin(), entry.outputs.end(), [&](const Output& output) {
    std::error_code code;
    return fs::file_size(store.blob_path(output.digest), code) == output.size && !code;
  });
}

}  // namespace

CacheUsage measure(const Store& store) {
  CacheUsage usage{entries_of(store).size(), 0};
  for (const Path& blob : blobs_of(store)) usage.bytes += size_of(blob);
  return usage;
}

CacheUsage collect(const Store& store, std::uintmax_t bound, Removal removal) {
  return collect(store, Target{bound, bound}, removal).removed;
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
  const Collection done =
      collect(store, Target{limit.bytes, limit.bytes / 10 * 9, limit.build}, Removal::real);
  record_held(store.folder(), {done.own, limit.build.id});
}

Status put_within(const Store& store, const Limit& limit, const Digest& action,
                  const std::vector<Path>& outputs) {
  std::uintmax_t bytes = 0;
  for (const Path& output : outputs) bytes += size_of(output);
  const Status stored = may_fit(store, limit, bytes) ? store.put(action, outputs) : Status();
  keep_within(store, limit);
  return stored;
}

CacheUsage verify(const Store& store) {
  CacheUsage damaged;
  for (const Path& blob : blobs_of(store)) {
    if (is_sound(blob) || (blob.filename().string().starts_with('.') && is_young(blob))) continue;
    const std::uintmax_t size = size_of(blob);
    if (discard(blob)) damaged.bytes += size;
  }
  for (const Entry& entry : entries_of(store, &damaged.entries)) {
    if (!has_all_blobs(store, entry) && discard(entry.path)) ++damaged.entries;
  }
  count_measured(store);
  return damaged;
}

Status clear(const Store& store) {
  for (const char* name : {"action", "blob", "statistics"}) {
    std::error_code code;
    fs::remove_all(store.folder() / name, code);
    if (code) return io::system_failure("remove", store.folder() / name, code.value());
  }
  return {};
}

}  // namespace ocelot::cache
