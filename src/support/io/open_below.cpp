// Linux 5.6 has openat2. The seccomp rules of older container runtimes answer EPERM for it.
#include "support/io/open_below.hpp"

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "support/base/text.hpp"

namespace ocelot::io {

namespace {

constexpr int k_always = O_NOFOLLOW | O_CLOEXEC;

bool is_plain_part(std::string_view part) {
  return !part.empty() && part != "." && part != "..";
}

Descriptor reject() {
  errno = EINVAL;
  return {};
}

// Opening a part needs no permission to list the folder.
Descriptor open_folder(int folder, std::string_view part) {
  return Descriptor(::openat(folder, std::string(part).c_str(), O_PATH | O_DIRECTORY | k_always));
}

}  // namespace

bool is_path_below(const std::string& path) {
  const std::vector<std::string_view> parts = split(path, '/');
  return path.find('\0') == std::string::npos && std::ranges::all_of(parts, is_plain_part);
}

Descriptor open_by_kernel(const Descriptor& folder, const std::string& path, int flags,
                          mode_t mode) {
  if (!is_path_below(path)) return reject();
  open_how how{};
  how.flags = static_cast<unsigned int>(flags | k_always);
  how.mode = (flags & O_CREAT) == 0 ? 0 : mode;  // openat2 rejects a mode without O_CREAT
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  return Descriptor(
      static_cast<int>(::syscall(SYS_openat2, folder.get(), path.c_str(), &how, sizeof how)));
}

Descriptor open_by_part(const Descriptor& folder, const std::string& path, int flags, mode_t mode) {
  if (!is_path_below(path)) return reject();
  Descriptor above;
  int at = folder.get();
  std::string_view rest = path;
  for (std::size_t slash = rest.find('/'); slash != std::string_view::npos;
       slash = rest.find('/')) {
    above = open_folder(at, rest.substr(0, slash));
    if (!above.is_open()) return {};
    at = above.get();
    rest.remove_prefix(slash + 1);
  }
  return Descriptor(::openat(at, std::string(rest).c_str(), flags | k_always, mode));
}

Descriptor open_below(const Descriptor& folder, const std::string& path, int flags, mode_t mode) {
  Descriptor opened = open_by_kernel(folder, path, flags, mode);
  if (opened.is_open() || (errno != ENOSYS && errno != EPERM)) return opened;
  return open_by_part(folder, path, flags, mode);
}

}  // namespace ocelot::io
