// A lock of flock(2) ends when its owner dies.
#include "support/io/owned_temporary.hpp"

#include <chrono>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace ocelot::io {

namespace {

constexpr std::chrono::minutes k_grace{1};

bool is_old(const Descriptor& temporary) {
  struct stat status {};
  if (::fstat(temporary.get(), &status) != 0) return false;
  const auto age = std::chrono::system_clock::now() -
                   std::chrono::system_clock::from_time_t(status.st_mtim.tv_sec);
  return age >= k_grace;
}

void remove_if_dead(const Folder& folder, const std::string& name, const TemporaryKind& kind) {
  const Result<Descriptor> opened = folder.open_file(name, O_RDONLY | O_NONBLOCK | kind.open_flags);
  if (opened && is_old(*opened) && try_lock(*opened)) kind.remove(folder, name, *opened);
}

}  // namespace

bool try_lock(const Descriptor& temporary) {
  return ::flock(temporary.get(), LOCK_EX | LOCK_NB) == 0;
}

void sweep(const Folder& folder, const TemporaryKind& kind) {
  const Result<std::vector<std::string>> names = folder.list();
  if (!names) return;
  for (const std::string& name : *names) {
    if (kind.matches(name)) remove_if_dead(folder, name, kind);
  }
}

}  // namespace ocelot::io
