// Opens the folder of a path without following a link, and then uses the *at calls on its last
// part.
#include "support/io/folder.hpp"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <fmt/format.h>
#include <limits.h>
#include <unistd.h>

#include "support/io/file.hpp"
#include "support/io/folder_names.hpp"
#include "support/io/open_below.hpp"
#include "support/io/tree_removal.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

constexpr int k_folder = O_PATH | O_DIRECTORY;

// The folder of a path, and the name in it. If that folder cannot be opened, `error_number` says
// why.
struct Entry {
  Descriptor opened;
  int folder = -1;
  std::string name;
  int error_number = 0;
};

Entry find(const Descriptor& folder, const fs::path& path) {
  const std::string& text = path.native();
  if (!is_path_below(text)) return {{}, -1, {}, EINVAL};
  const std::size_t slash = text.rfind('/');
  if (slash == std::string::npos) return {{}, folder.get(), text};
  Descriptor above = open_below(folder, text.substr(0, slash), k_folder);
  if (!above.is_open()) return {{}, -1, {}, errno};
  const int number = above.get();
  return {std::move(above), number, text.substr(slash + 1)};
}

// Calls `act` with the folder of a path and the name in it. Returns 0 or the reason of a failure.
template <class Act>
int act_on(const Descriptor& folder, const fs::path& path, const Act& act) {
  const Entry entry = find(folder, path);
  if (entry.error_number != 0) return entry.error_number;
  return act(entry.folder, entry.name.c_str()) == 0 ? 0 : errno;
}

struct Link {
  fs::path path;
  std::string target;
};

// The first link in a path below a folder.
std::optional<Link> find_link(const Descriptor& folder, const fs::path& path) {
  Link link;
  for (const fs::path& part : path) {
    link.path /= part;
    const Entry entry = find(folder, link.path);
    std::array<char, PATH_MAX> target{};
    const ssize_t size =
        ::readlinkat(entry.folder, entry.name.c_str(), target.data(), target.size());
    if (size < 0) continue;
    link.target.assign(target.data(), static_cast<std::size_t>(size));
    return link;
  }
  return std::nullopt;
}

Result<Descriptor> open_base(const fs::path& path) {
  Descriptor opened(::open(path.empty() ? "." : path.c_str(), k_folder | O_CLOEXEC));
  if (!opened.is_open()) return system_failure("open the folder", path, errno);
  return opened;
}

}  // namespace

Unexpected<Diagnostics> Folder::failure(std::string_view doing, const fs::path& path,
                                        int error_number) const {
  const bool may_be_link = error_number == ELOOP || error_number == ENOTDIR;
  const std::optional<Link> link = may_be_link ? find_link(descriptor_, path) : std::nullopt;
  if (!link) return system_failure(doing, path_ / path, error_number);
  const std::string base = base_.filename().string();
  return fail(
      error("link-not-followed", whole_file((path_ / link->path).string()),
            fmt::format("a link to '{}', which is not followed", link->target))
          .with_help(base.empty()
                         ? "remove the link"
                         : fmt::format("remove the link; only '{}' itself may be a link", base)));
}

Result<Folder> Folder::open(const fs::path& path) {
  Result<Descriptor> opened = open_base(path);
  if (!opened) return fail(opened.error());
  return Folder(std::move(*opened), path, path);
}

Result<Folder> Folder::make(const fs::path& path) {
  if (Status created = make_folders(path); !created) return fail(created.error());
  return open(path);
}

Result<Folder> Folder::open_folder(const fs::path& path) const {
  Descriptor opened = open_below(descriptor_, path, k_folder);
  if (!opened.is_open()) return failure("open the folder", path, errno);
  return Folder(std::move(opened), path_ / path, base_);
}

Result<Folder> Folder::make_folder(const fs::path& path, mode_t mode) const {
  if (Descriptor opened = open_below(descriptor_, path, k_folder); opened.is_open())
    return Folder(std::move(opened), path_ / path, base_);
  fs::path above;
  for (const fs::path& part : path) {
    above /= part;
    const int failed = act_on(descriptor_, above, [&](int folder, const char* name) {
      return ::mkdirat(folder, name, mode);
    });
    if (failed != 0 && failed != EEXIST) return failure("make the folder", above, failed);
  }
  return open_folder(path);
}

Result<Folder> Folder::make_parent(const fs::path& path) const {
  if (path.has_parent_path()) return make_folder(path.parent_path());
  Descriptor opened(::openat(descriptor_.get(), ".", k_folder | O_CLOEXEC));
  if (!opened.is_open()) return system_failure("open the folder", path_, errno);
  return Folder(std::move(opened), path_, base_);
}

Result<Descriptor> Folder::open_file(const fs::path& path, int flags, mode_t mode) const {
  Descriptor opened = open_below(descriptor_, path, flags, mode);
  if (!opened.is_open()) return failure("open", path, errno);
  return opened;
}

Result<bool> Folder::removed(const fs::path& path, int error_number) const {
  if (error_number != 0 && error_number != ENOENT) return failure("remove", path, error_number);
  return error_number == 0;
}

Result<bool> Folder::remove_file(const fs::path& path) const {
  return removed(path, act_on(descriptor_, path, [](int folder, const char* name) {
                   return ::unlinkat(folder, name, 0);
                 }));
}

Result<bool> Folder::remove_empty_folder(const fs::path& path) const {
  return removed(path, act_on(descriptor_, path, [](int folder, const char* name) {
                   return ::unlinkat(folder, name, AT_REMOVEDIR);
                 }));
}

Result<bool> Folder::remove_tree(const fs::path& path) const {
  const Entry entry = find(descriptor_, path);
  return removed(
      path, entry.error_number != 0 ? entry.error_number : remove_all(entry.folder, entry.name));
}

Status Folder::rename(const fs::path& from, const fs::path& to) const {
  const Entry source = find(descriptor_, from);
  if (source.error_number != 0) return failure("rename", from, source.error_number);
  const int failed = act_on(descriptor_, to, [&](int folder, const char* name) {
    return ::renameat(source.folder, source.name.c_str(), folder, name);
  });
  if (failed != 0) return failure("replace", to, failed);
  return {};
}

Result<std::optional<struct stat>> Folder::status(const fs::path& path) const {
  struct stat status {};
  const int failed = act_on(descriptor_, path, [&](int folder, const char* name) {
    return ::fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW);
  });
  if (failed == 0) return std::optional(status);
  if (failed == ENOENT || (failed == ENOTDIR && !find_link(descriptor_, path)))
    return std::optional<struct stat>();
  return failure("read", path, failed);
}

std::optional<struct stat> Folder::find_status(const fs::path& path) const {
  return status(path).value_or(std::nullopt);
}

Result<std::vector<std::string>> Folder::list() const {
  std::vector<std::string> names;
  if (const int failed = list_names(descriptor_.get(), names); failed != 0)
    return system_failure("list", path_, failed);
  return names;
}

}  // namespace ocelot::io
