// A lock on a file that may be removed while it is waited for.
#include "support/io/turn.hpp"

#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

constexpr mode_t k_mode = 0666;

// Locks the whole file; false if another process has the lock and `command` does not wait.
bool lock(const Descriptor& file, int command) {
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  while (::fcntl(file.get(), command, &whole) != 0) {
    if (errno == EINTR) continue;
    return errno != EACCES && errno != EAGAIN;
  }
  return true;
}

// `ocelot-gen clean` removes the file: whoever waited for the old one would have a lock of its own.
bool is_still_there(const Descriptor& file, const Folder& folder, const fs::path& path) {
  struct stat held {};
  const std::optional<struct stat> present = folder.find_status(path);
  return present && ::fstat(file.get(), &held) == 0 && held.st_ino == present->st_ino &&
         held.st_dev == present->st_dev;
}

// The lock lasts through exec only if the file stays open.
void keep_through_exec(const Descriptor& file) {
  ::fcntl(file.get(), F_SETFD, 0);
}

}  // namespace

Result<Turn> Turn::take(const Folder& folder, const fs::path& path,
                        const std::function<void()>& on_wait) {
  for (bool is_told = false;;) {
    if (const Result<Folder> parent = folder.make_parent(path); !parent)
      return fail(parent.error());
    Result<Descriptor> file = folder.open_file(path, O_RDWR | O_CREAT | O_CLOEXEC, k_mode);
    if (!file) return fail(file.error());
    if (!lock(*file, F_SETLK)) {
      if (!is_told) on_wait();
      is_told = true;
      lock(*file, F_SETLKW);
    }
    if (!is_still_there(*file, folder, path)) continue;
    keep_through_exec(*file);
    return Turn(std::move(*file));
  }
}

}  // namespace ocelot::io
