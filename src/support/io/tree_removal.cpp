// Goes down to a limited depth. What is deeper is moved to the top of the tree and removed from
// there.
#include "support/io/tree_removal.hpp"

#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io/descriptor.hpp"
#include "support/io/folder_names.hpp"
#include "support/io/random_name.hpp"

namespace ocelot::io {

namespace {

// Each level has a descriptor open. A process may have 1024 by default.
constexpr int k_most_levels = 64;

// fchmod does not take a descriptor of O_PATH, but the link to it in /proc leads to that folder
// only. A failure shows when the folder is used.
void permit(int folder) {
  struct stat status {};
  if (::fstat(folder, &status) != 0 || (status.st_mode & S_IRWXU) == S_IRWXU) return;
  static_cast<void>(::chmod(fmt::format("/proc/self/fd/{}", folder).c_str(), S_IRWXU));
}

Descriptor open_folder(int parent, const std::string& name) {
  Descriptor opened(::openat(parent, name.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (opened.is_open()) permit(opened.get());
  return opened;
}

// The removal of what is in one folder, the top.
class TreeRemoval {
 public:
  explicit TreeRemoval(int top) : top_(top) {}

  int run() {
    do {
      has_moved_ = false;
      remove_entries(top_, 1);
    } while (has_moved_);
    return failure_;
  }

 private:
  void remove_entries(int folder, int level) {
    std::vector<std::string> names;
    note(list_names(folder, names));
    for (const std::string& name : names) remove_entry(folder, name, level);
  }

  void remove_entry(int folder, const std::string& name, int level) {
    if (::unlinkat(folder, name.c_str(), 0) == 0) return;
    if (errno != EISDIR) return note(errno);
    const Descriptor opened = open_folder(folder, name);
    if (!opened.is_open()) return note(errno);
    if (level == k_most_levels) return move_to_top(folder, name);
    remove_entries(opened.get(), level + 1);
    if (::unlinkat(folder, name.c_str(), AT_REMOVEDIR) != 0) note(errno);
  }

  void move_to_top(int folder, const std::string& name) {
    if (::renameat(folder, name.c_str(), top_, random_name().c_str()) != 0) return note(errno);
    has_moved_ = true;
  }

  // An entry that is already gone is no failure.
  void note(int error_number) {
    if (failure_ == 0 && error_number != ENOENT) failure_ = error_number;
  }

  int top_;
  bool has_moved_ = false;
  int failure_ = 0;
};

}  // namespace

int remove_all(int folder, const std::string& name) {
  if (::unlinkat(folder, name.c_str(), 0) == 0) return 0;
  if (errno != EISDIR) return errno;
  const Descriptor top = open_folder(folder, name);
  if (!top.is_open()) return errno;
  if (const int failed = TreeRemoval(top.get()).run(); failed != 0) return failed;
  return ::unlinkat(folder, name.c_str(), AT_REMOVEDIR) == 0 ? 0 : errno;
}

}  // namespace ocelot::io
