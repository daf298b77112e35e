// A lock on a folder, so that there is no file to remove.
#include "support/io/turn.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include "support/io/file.hpp"

namespace ocelot::io {

Result<Turn> Turn::take(const std::filesystem::path& folder, const std::function<void()>& on_wait) {
  // Without O_CLOEXEC: see the declaration.
  Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY));
  if (!opened.is_open()) return system_failure("open", folder, errno);
  if (::flock(opened.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    on_wait();
    wait_for_lock(opened);
  }
  return Turn(std::move(opened));
}

}  // namespace ocelot::io
