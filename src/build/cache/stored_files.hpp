// The files of the action cache as they are found in its folder: read and checked.
// Invariant: a file that another user could change, a link, a pipe and a device are never read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "build/cache/cache_file.hpp"
#include "build/cache/entry.hpp"
#include "support/base/digest.hpp"
#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"

namespace ocelot::cache {

/// The entry in a file, if it is the entry of this action.
std::optional<Entry> read_entry(const CacheFile& file, const Digest& action);

/// Opens the blob of an output. Fails if the blob has another size.
Result<io::Descriptor> open_blob(const Path& cache, const Output& output);

/// Whether the blob of an output exists and has its bytes.
bool is_sound(const Path& cache, const Output& output);

/// A file of the cache, by its path below `action` or `blob`.
struct StoredFile {
  std::string path;
  std::optional<Digest> digest{};  ///< that names it; nothing for a file that is not of the cache
  std::uintmax_t size = 0;         ///< in bytes; 0 if it is not a regular file
  std::filesystem::file_time_type time;  ///< of its last use

  /// Whether it is younger than a minute, so that the entry that names it may not be written yet.
  bool is_young() const;

  /// Whether it has the name of a file that is being written.
  bool is_temporary() const;
};

/// A file with an entry.
struct StoredEntry {
  StoredFile file;
  std::vector<Output> outputs;
};

/// The files of the entries, in no order.
struct StoredEntries {
  std::vector<StoredEntry> valid;
  std::vector<StoredFile> damaged;  ///< without those that are being written
};

StoredEntries entries_of(const Path& cache);

/// All files among the blobs, also those that are being written.
std::vector<StoredFile> blobs_of(const Path& cache);

/// Removes a file of a part of the cache. Returns whether it existed and was removed.
bool remove(const Path& cache, const char* part, const StoredFile& file);

/// The same, but not if the file was used after it was listed.
bool remove_unused(const Path& cache, const char* part, const StoredFile& file);

}  // namespace ocelot::cache
