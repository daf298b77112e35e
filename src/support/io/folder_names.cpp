// Reads a folder from its beginning, whatever its descriptor was used for before.
#include "support/io/folder_names.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace ocelot::io {

namespace {

struct CloseStream {
  void operator()(DIR* stream) const { ::closedir(stream); }
};
using Stream = std::unique_ptr<DIR, CloseStream>;

}  // namespace

int list_names(int folder, std::vector<std::string>& names) {
  const int opened = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return errno;
  const Stream stream(::fdopendir(opened));
  if (!stream) {
    const int failed = errno;
    ::close(opened);
    return failed;
  }
  errno = 0;
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  const int failed = errno;
  std::ranges::sort(names);
  return failed;
}

}  // namespace ocelot::io
