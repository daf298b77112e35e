// Measures, collects, verifies and clears the cache.
#include "build/cache/eviction.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include "build/cache/statistics.hpp"
#include "support/io/file.hpp"

namespace ocelot::cache {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::minutes k_grace{1};

struct Entry {
  Path path;
  fs::file_time_type last_use;
  std::vector<Output> outputs;
};

// The files below a folder; files that are removed in the meantime are skipped.
std::vector<Path> files_below(const Path& folder) {
  std::vector<Path> files;
  std::error_code code;
  fs::recursive_directory_iterator entries(folder, code);
  for (; !code && entries != fs::recursive_directory_iterator(); entries.increment(code)) {
    std::error_code none;
    if (entries->is_regular_file(none)) files.push_back(entries->path());
  }
  return files;
}

std::vector<Path> blobs_of(const Store& store) {
  return files_below(store.folder() / "blob");
}

bool discard(const Path& path) {
  std::error_code ignored;
  return fs::remove(path, ignored);
}

// Valid entries, the most recently used first; damaged entries are removed.
std::vector<Entry> entries_of(const Store& store, std::size_t* damaged = nullptr) {
  std::vector<Entry> entries;
  for (const Path& path : files_below(store.folder() / "action")) {
    std::error_code none;
    const fs::file_time_type last_use = fs::last_write_time(path, none);
    if (path.filename().string().starts_with('.')) continue;
    if (auto outputs = read_action(path)) {
      entries.push_back({path, last_use, std::move(*outputs)});
    } else if (discard(path) && damaged != nullptr) {
      ++*damaged;
    }
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.last_use > b.last_use; });
  return entries;
}

bool is_young(const Path& path) {
  std::error_code code;
  const auto time = fs::last_write_time(path, code);
  return code || fs::file_time_type::clock::now() - time < k_grace;
}

std::uintmax_t size_of(const Path& path) {
  std::error_code code;
  const std::uintmax_t size = fs::file_size(path, code);
  return code ? 0 : size;
}

std::uintmax_t remove_blobs_without(const Store& store, const std::set<Path>& referenced,
                                    Removal removal) {
  std::uintmax_t bytes = 0;
  for (const Path& blob : blobs_of(store)) {
    if (referenced.contains(blob) || is_young(blob)) continue;
    const std::uintmax_t size = size_of(blob);
    if (removal == Removal::dry_run || discard(blob)) bytes += size;
  }
  return bytes;
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
  CacheUsage removed;
  std::set<Path> referenced;
  std::uintmax_t total = 0;
  for (const Entry& entry : entries_of(store)) {
    std::set<Path> blobs;
    std::uintmax_t size = 0;
    for (const Output& output : entry.outputs) {
      const Path blob = store.blob_path(output.digest);
      if (!referenced.contains(blob) && blobs.insert(blob).second) size += output.size;
    }
    if (total + size > bound) {
      if (removal == Removal::dry_run || discard(entry.path)) ++removed.entries;
      continue;
    }
    total += size;
    referenced.merge(blobs);
  }
  removed.bytes = remove_blobs_without(store, referenced, removal);
  if (removal == Removal::real) count_measured(store);
  return removed;
}

std::uint64_t count_measured(const Store& store) {
  std::error_code none;
  if (!fs::exists(store.folder(), none)) return 0;
  const std::uint64_t before = read_statistics(store.folder()).added;
  const std::uint64_t bytes = measure(store).bytes;
  record_size(store.folder(), {bytes, before});
  return bytes;
}

void keep_within(const Store& store, std::uintmax_t bound) {
  const std::optional<std::uint64_t> size = read_statistics(store.folder()).size();
  if (size && *size <= bound) return;
  if (count_measured(store) > bound) collect(store, bound / 10 * 9);
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
