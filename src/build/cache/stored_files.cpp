// Reads, checks and lists files; those that are removed in the meantime are skipped.
#include "build/cache/stored_files.hpp"

#include <cerrno>
#include <chrono>
#include <utility>

#include <sys/stat.h>

#include "support/io/checksum.hpp"
#include "support/io/file.hpp"
#include "support/io/folder.hpp"
#include "support/io/private_folder.hpp"

namespace ocelot::cache {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::minutes k_grace{1};

fs::file_time_type time_of(const struct stat& status) {
  const auto time = std::chrono::seconds(status.st_mtim.tv_sec) +
                    std::chrono::nanoseconds(status.st_mtim.tv_nsec);
  return fs::file_time_type::clock::from_sys(std::chrono::sys_time<std::chrono::nanoseconds>(time));
}

// Another user cannot have made a file in a folder that only this user can change.
StoredFile describe(const struct stat& status, const std::string& shard, const std::string& name) {
  StoredFile file{shard.empty() ? name : shard + "/" + name, {}, 0, time_of(status)};
  if (!S_ISREG(status.st_mode)) return file;
  file.digest = read_digest(shard + name);
  file.size = static_cast<std::uintmax_t>(status.st_size);
  return file;
}

void add_files(std::vector<StoredFile>& files, const io::Folder& folder, const std::string& shard) {
  for (const std::string& name : folder.list().value_or(std::vector<std::string>())) {
    if (const std::optional<struct stat> status = folder.find_status(name))
      files.push_back(describe(*status, shard, name));
  }
}

std::vector<StoredFile> files_of(const Path& cache, const char* part) {
  std::vector<StoredFile> files;
  const Result<io::Folder> above = open_part(cache, part);
  if (!above) return files;
  for (const std::string& name : above->list().value_or(std::vector<std::string>())) {
    const std::optional<struct stat> status = above->find_status(name);
    if (!status) continue;
    const Result<io::Folder> shard = io::open_private(*above, name);
    if (shard)
      add_files(files, *shard, name);
    else if (!S_ISDIR(status->st_mode))
      files.push_back(describe(*status, {}, name));
  }
  return files;
}

std::optional<Entry> read_entry(const Path& cache, const StoredFile& stored) {
  if (!stored.digest) return std::nullopt;
  const Result<CacheFile> file = find_file(cache, k_entries, *stored.digest);
  return file ? read_entry(*file, *stored.digest) : std::nullopt;
}

}  // namespace

std::optional<Entry> read_entry(const CacheFile& file, const Digest& action) {
  const Result<std::string> text = io::read_private_file(file.folder, file.name, k_largest_entry);
  if (!text) return std::nullopt;
  std::optional<Entry> entry = parse_entry(*text);
  return entry && entry->key == action ? std::move(entry) : std::nullopt;
}

Result<io::Descriptor> open_blob(const Path& cache, const Output& output) {
  const Result<CacheFile> file = find_file(cache, k_blobs, output.digest);
  if (!file) return fail(file.error());
  Result<io::Descriptor> blob = io::open_private_file(file->folder, file->name);
  if (!blob) return blob;
  struct stat status {};
  if (::fstat(blob->get(), &status) != 0 ||
      static_cast<std::uintmax_t>(status.st_size) != output.size)
    return io::system_failure("read", file->folder.path() / file->name, EIO);
  return blob;
}

bool is_sound(const Path& cache, const Output& output) {
  const Result<io::Descriptor> blob = open_blob(cache, output);
  return blob && io::digest_of_file(*blob, {}) == output.digest;
}

bool StoredFile::is_young() const {
  return fs::file_time_type::clock::now() - time < k_grace;
}

bool StoredFile::is_temporary() const {
  return fs::path(path).filename().native().starts_with('.');
}

StoredEntries entries_of(const Path& cache) {
  StoredEntries entries;
  for (StoredFile& file : files_of(cache, k_entries)) {
    if (file.is_temporary()) continue;
    if (std::optional<Entry> entry = read_entry(cache, file))
      entries.valid.push_back({std::move(file), std::move(entry->outputs)});
    else
      entries.damaged.push_back(std::move(file));
  }
  return entries;
}

std::vector<StoredFile> blobs_of(const Path& cache) {
  return files_of(cache, k_blobs);
}

bool remove(const Path& cache, const char* part, const StoredFile& file) {
  const Result<io::Folder> folder = open_part(cache, part);
  return folder && discard(*folder, file.path);
}

bool remove_unused(const Path& cache, const char* part, const StoredFile& file) {
  const Result<io::Folder> folder = open_part(cache, part);
  if (!folder) return false;
  const std::optional<struct stat> status = folder->find_status(file.path);
  return status && time_of(*status) == file.time && discard(*folder, file.path);
}

}  // namespace ocelot::cache
