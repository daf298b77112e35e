// Lists entries and blobs, and removes entries first: a reader of an entry whose blob is gone has a
// miss.
#include "build/remote/trimming.hpp"

#include <algorithm>
#include <ctime>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <sys/stat.h>

#include "build/remote/shared_names.hpp"
#include "build/remote/signed_entry.hpp"
#include "support/io/file.hpp"
#include "support/io/file_below.hpp"
#include "support/io/folder.hpp"

namespace ocelot::remote {

namespace {

constexpr time_t k_grace = 3600;  // seconds

using Time = std::pair<time_t, long>;  // seconds and nanoseconds

struct File {
  std::string name;
  std::uintmax_t size = 0;
  Time time;

  bool is_young() const { return time.first + k_grace > ::time(nullptr); }
};

struct EntryFile : File {
  std::vector<cache::Output> outputs;
};

// A folder with a part that is not there is empty.
std::vector<File> list(const io::Folder& folder, const char* part) {
  std::vector<File> files;
  const Result<io::Folder> opened = folder.open_folder(part);
  if (!opened) return files;
  for (const std::string& name : opened->list().value_or(std::vector<std::string>())) {
    const std::optional<struct stat> status = opened->find_status(name);
    if (!status || !S_ISREG(status->st_mode)) continue;
    files.push_back({cache::Path(part) / name,
                     static_cast<std::uintmax_t>(status->st_size),
                     {status->st_mtim.tv_sec, status->st_mtim.tv_nsec}});
  }
  return files;
}

std::optional<EntryFile> read_entry_file(const io::Folder& folder, const File& file) {
  const std::optional<Digest> digest = read_digest(cache::Path(file.name).filename().string());
  if (!digest || file.size > k_largest_text) return std::nullopt;
  const Result<std::string> text = io::read_file(folder, file.name);
  if (!text) return std::nullopt;
  const ReadEntry read = read_entry(*text, *digest, {});
  if (!read.entry) return std::nullopt;
  return EntryFile{file, read.entry->outputs};
}

class Trimmer {
 public:
  Trimmer(const io::Folder& folder, cache::Removal removal) : folder_(folder), removal_(removal) {}

  cache::CacheUsage trim(std::uintmax_t bound) {
    for (const EntryFile& entry : entries()) {
      const std::uintmax_t more = new_bytes(entry);
      if (kept_bytes_ + more <= bound) {
        keep(entry);
      } else if (remove(entry)) {
        ++removed_.entries;
        evict(entry);
      }
    }
    for (const File& blob : list(folder_, k_blobs)) {
      if (!needs(blob) && remove(blob)) removed_.bytes += blob.size;
    }
    return removed_;
  }

 private:
  // The most recently used one first.
  std::vector<EntryFile> entries() {
    std::vector<EntryFile> entries;
    for (const File& file : list(folder_, k_entries)) {
      if (std::optional<EntryFile> entry = read_entry_file(folder_, file))
        entries.push_back(std::move(*entry));
      else if (!file.is_young() && remove(file))
        ++removed_.entries;
    }
    std::ranges::sort(entries, std::ranges::greater(), &EntryFile::time);
    return entries;
  }

  std::uintmax_t new_bytes(const EntryFile& entry) const {
    std::map<Digest, std::uintmax_t> added;
    for (const cache::Output& output : entry.outputs) {
      if (!kept_.contains(name_of_blob(output))) added[output.digest] = output.size;
    }
    std::uintmax_t bytes = 0;
    for (const auto& [digest, size] : added) bytes += size;
    return bytes;
  }

  void keep(const EntryFile& entry) {
    kept_bytes_ += new_bytes(entry);
    for (const cache::Output& output : entry.outputs) kept_.insert(name_of_blob(output));
  }

  // With the last use of the entries that named a blob.
  void evict(const EntryFile& entry) {
    for (const cache::Output& output : entry.outputs) {
      const auto [found, is_new] = evicted_.try_emplace(name_of_blob(output), entry.time);
      found->second = std::max(found->second, entry.time);
    }
  }

  // A blob that is newer than the evicted entries is of an entry that may not be written yet.
  bool needs(const File& blob) const {
    if (kept_.contains(blob.name)) return true;
    const auto evicted = evicted_.find(blob.name);
    return blob.is_young() && (evicted == evicted_.end() || blob.time > evicted->second);
  }

  bool remove(const File& file) const {
    return removal_ == cache::Removal::dry_run || folder_.remove_file(file.name).value_or(false);
  }

  const io::Folder& folder_;
  cache::Removal removal_;
  cache::CacheUsage removed_;
  std::uintmax_t kept_bytes_ = 0;
  std::set<std::string> kept_;
  std::map<std::string, Time> evicted_;
};

}  // namespace

Result<cache::CacheUsage> trim(const cache::Path& folder, std::uintmax_t bound,
                               cache::Removal removal) {
  const Result<io::Folder> opened = io::Folder::open(folder);
  if (!opened) return fail(opened.error());
  return Trimmer(*opened, removal).trim(bound);
}

}  // namespace ocelot::remote
