// Opens one folder after the other, and checks the owner of each.
#include "build/cache/cache_file.hpp"

#include <array>
#include <ctime>

#include <fcntl.h>
#include <sys/stat.h>

#include "support/io/private_folder.hpp"

namespace ocelot::cache {

namespace {

std::string shard_of(const Digest& digest) {
  return digest.hex().substr(0, 2);
}

std::string name_of(const Digest& digest) {
  return digest.hex().substr(2);
}

}  // namespace

Path path_of(const Digest& digest) {
  return Path(shard_of(digest)) / name_of(digest);
}

Result<io::Folder> open_part(const Path& cache, const char* part) {
  const Result<io::Folder> top = io::open_private(cache);
  if (!top) return fail(top.error());
  return io::open_private(*top, part);
}

Result<CacheFile> find_file(const Path& cache, const char* part, const Digest& digest) {
  const Result<io::Folder> above = open_part(cache, part);
  if (!above) return fail(above.error());
  Result<io::Folder> folder = io::open_private(*above, shard_of(digest));
  if (!folder) return fail(folder.error());
  return CacheFile{std::move(*folder), name_of(digest)};
}

Result<CacheFile> make_place(const Path& cache, const char* part, const Digest& digest) {
  const Result<io::Folder> top = io::make_private(cache);
  if (!top) return fail(top.error());
  const Result<io::Folder> above = io::make_private(*top, part);
  if (!above) return fail(above.error());
  Result<io::Folder> folder = io::make_private(*above, shard_of(digest));
  if (!folder) return fail(folder.error());
  return CacheFile{std::move(*folder), name_of(digest)};
}

// The kernel would take the time of its last tick, which can be before the start of this build.
void note_use(const CacheFile& file) {
  std::array<timespec, 2> times{};
  times[0].tv_nsec = UTIME_OMIT;
  ::clock_gettime(CLOCK_REALTIME, &times[1]);
  ::utimensat(file.folder.descriptor().get(), file.name.c_str(), times.data(), AT_SYMLINK_NOFOLLOW);
}

bool discard(const io::Folder& folder, const Path& path) {
  const Result<bool> removed = folder.remove_file(path);
  return removed ? *removed : folder.remove_empty_folder(path).value_or(false);
}

}  // namespace ocelot::cache
