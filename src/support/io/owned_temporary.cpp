// A lock of flock(2) ends when its owner dies.
#include "support/io/owned_temporary.hpp"

#include <chrono>

#include <fcntl.h>
#include <sys/file.h>

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::minutes k_grace{1};

bool is_old(const fs::path& path) {
  std::error_code code;
  const auto age = fs::file_time_type::clock::now() - fs::last_write_time(path, code);
  return !code && age >= k_grace;
}

void remove_if_dead(const fs::path& path, const TemporaryKind& kind) {
  if (!is_old(path)) return;
  const Descriptor opened(
      ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind.open_flags));
  if (opened.is_open() && try_lock(opened)) kind.remove(path, opened);
}

}  // namespace

bool try_lock(const Descriptor& temporary) {
  return ::flock(temporary.get(), LOCK_EX | LOCK_NB) == 0;
}

void sweep(const fs::path& folder, const TemporaryKind& kind) {
  std::error_code code;
  fs::directory_iterator entries(folder, code);
  for (; !code && entries != fs::directory_iterator(); entries.increment(code)) {
    if (kind.matches(entries->path().filename().string())) remove_if_dead(entries->path(), kind);
  }
}

}  // namespace ocelot::io
