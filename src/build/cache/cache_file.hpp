// Where the files of the action cache are: below `action` and `blob`, each named by a digest.
#pragma once

#include <filesystem>
#include <string>

#include "support/base/digest.hpp"
#include "support/base/result.hpp"
#include "support/io/folder.hpp"

namespace ocelot::cache {

using Path = std::filesystem::path;

/// The folders of the entries and of the blobs.
inline constexpr const char* k_entries = "action";
inline constexpr const char* k_blobs = "blob";

/// The folder with what the steps of a running build know of a shared cache.
inline constexpr const char* k_builds = "builds";

/// The place of a file: a folder, which only this user can change, and a name in it.
struct CacheFile {
  io::Folder folder;
  std::string name;
};

/// The path of a digest's file below a part of the cache. The first two digits name a folder, so
/// that no folder becomes large.
Path path_of(const Digest& digest);

/// Opens a part of the cache. Fails if it does not exist, or if another user can change it.
Result<io::Folder> open_part(const Path& cache, const char* part);

/// The place of a digest's file in a part of the cache. Fails if its folder does not exist, or if
/// another user can change it.
Result<CacheFile> find_file(const Path& cache, const char* part, const Digest& digest);

/// The same, but creates the folder.
Result<CacheFile> make_place(const Path& cache, const char* part, const Digest& digest);

/// Sets a file's time to its last use, so that eviction finds the least recently used entries.
void note_use(const CacheFile& file);

/// Removes a file, a link or an empty folder. Returns whether it existed and was removed.
bool discard(const io::Folder& folder, const Path& path);

}  // namespace ocelot::cache
