// Walks a folder with fts(3), which needs one system call for each file.
#include "support/io/folder_identity.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <fts.h>
#include <sys/stat.h>

#include "support/io/file.hpp"

namespace ocelot::io {

namespace {

struct CloseWalk {
  void operator()(FTS* walk) const { ::fts_close(walk); }
};
using Walk = std::unique_ptr<FTS, CloseWalk>;

int compare_names(const FTSENT** a, const FTSENT** b) {
  return std::string_view((*a)->fts_name).compare((*b)->fts_name);
}

bool is_folder(const FTSENT& entry) {
  return entry.fts_info == FTS_D || entry.fts_info == FTS_DP;
}

bool is_failure(const FTSENT& entry) {
  return entry.fts_info == FTS_ERR || entry.fts_info == FTS_DNR || entry.fts_info == FTS_NS;
}

std::string_view bytes_of(const std::array<std::int64_t, 6>& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), sizeof numbers};
}

void add_file(Hasher& hasher, const FTSENT& entry, std::size_t root_length) {
  const struct stat& status = *entry.fts_statp;
  const std::array<std::int64_t, 6> numbers = {static_cast<std::int64_t>(status.st_ino),
                                               status.st_size,
                                               status.st_mtim.tv_sec,
                                               status.st_mtim.tv_nsec,
                                               status.st_ctim.tv_sec,
                                               status.st_ctim.tv_nsec};
  const std::string_view path(entry.fts_path, entry.fts_pathlen);
  hasher.field(path.substr(root_length), bytes_of(numbers));
}

}  // namespace

Result<Digest> identity_of_folder(const std::filesystem::path& folder) {
  std::string root = folder.string();
  const std::array<char*, 2> roots = {root.data(), nullptr};
  const Walk walk(::fts_open(roots.data(), FTS_PHYSICAL | FTS_NOCHDIR, compare_names));
  if (!walk) return system_failure("list", folder, errno);
  Hasher hasher;
  while (const FTSENT* entry = ::fts_read(walk.get())) {
    if (is_failure(*entry)) return system_failure("list", entry->fts_path, entry->fts_errno);
    if (!is_folder(*entry)) add_file(hasher, *entry, root.size());
  }
  if (errno != 0) return system_failure("list", folder, errno);
  return hasher.digest();
}

}  // namespace ocelot::io
