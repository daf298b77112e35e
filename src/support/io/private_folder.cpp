// Checks owners and modes of what is open, so that nothing changes between the check and the use.
#include "support/io/private_folder.hpp"

#include <cerrno>

#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/base/text.hpp"
#include "support/io/file.hpp"
#include "support/io/file_below.hpp"
#include "support/io/replacement.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

constexpr mode_t k_private_folder = 0700;
constexpr mode_t k_others_write = S_IWGRP | S_IWOTH;

Unexpected<Diagnostics> foreign(const fs::path& path, uid_t owner) {
  return fail(
      error("foreign-owner", whole_file(path.string()),
            fmt::format("it belongs to {}, not to {}", user_name(owner), user_name(::geteuid())))
          .with_help("set OCELOT_CACHE_DIR to a folder of your own"));
}

// The command repairs the whole folder that a user chose, because more in it may have such a mode.
Unexpected<Diagnostics> writable(const fs::path& path, mode_t mode, const fs::path& base) {
  return fail(error("writable-by-others", whole_file(path.string()),
                    fmt::format("other users may write to it (mode {:04o})", mode & 07777U))
                  .with_help(fmt::format(
                      "remove {0}; or, if you trust all of its content: chmod -R go-w {0}",
                      shell_word(base.string()))));
}

Status expect_private(const Descriptor& opened, const fs::path& path, const fs::path& base) {
  struct stat status {};
  if (::fstat(opened.get(), &status) != 0) return system_failure("read", path, errno);
  if (status.st_uid != ::geteuid()) return foreign(path, status.st_uid);
  if ((status.st_mode & k_others_write) != 0) return writable(path, status.st_mode, base);
  return {};
}

// In a folder such as /tmp, another user could make a link to any folder of this user.
Status expect_own_link(const fs::path& path) {
  const fs::path name = path.has_filename() ? path : path.parent_path();
  struct stat status {};
  if (::lstat(name.c_str(), &status) != 0 || !S_ISLNK(status.st_mode)) return {};
  if (status.st_uid == ::geteuid() || status.st_uid == 0) return {};
  return foreign(path, status.st_uid);
}

Result<Folder> checked(Result<Folder> folder) {
  if (!folder) return folder;
  if (Status own = expect_private(folder->descriptor(), folder->path(), folder->base()); !own)
    return fail(own.error());
  return folder;
}

Status make_with_parents(const fs::path& path) {
  std::error_code none;
  if (path.empty() || fs::is_directory(path, none)) return {};
  if (Status above = make_with_parents(path.parent_path()); !above) return above;
  if (::mkdir(path.c_str(), k_private_folder) == 0) return {};
  const int failed = errno;
  if (fs::is_directory(path, none)) return {};  // another process was faster
  return system_failure("make the folder", path, failed);
}

}  // namespace

Result<Folder> open_private(const fs::path& path) {
  if (Status own = expect_own_link(path); !own) return fail(own.error());
  return checked(Folder::open(path));
}

Result<Folder> open_private(const Folder& above, const std::string& name) {
  return checked(above.open_folder(name));
}

Result<Folder> make_private(const fs::path& path) {
  if (Status made = make_with_parents(path); !made) return fail(made.error());
  return open_private(path);
}

Result<Folder> make_private(const Folder& above, const std::string& name) {
  return checked(above.make_folder(name, k_private_folder));
}

// O_NONBLOCK, because opening a pipe would otherwise wait for its writer.
Result<Descriptor> open_private_file(const Folder& folder, const std::string& name, int flags) {
  Result<Descriptor> file = folder.open_file(name, flags | O_NONBLOCK, k_private_file);
  if (!file) return file;
  const fs::path path = folder.path() / name;
  if (Status fits = expect_regular(*file, path); !fits) return fail(fits.error());
  if (Status own = expect_private(*file, path, folder.base()); !own) return fail(own.error());
  return file;
}

Result<std::string> read_private_file(const Folder& folder, const std::string& name,
                                      std::size_t limit) {
  const Result<Descriptor> file = open_private_file(folder, name);
  if (!file) return fail(file.error());
  return read_rest(*file, folder.path() / name, limit);
}

Status write_private_file(const Folder& folder, const std::string& name, std::string_view content) {
  if (read_private_file(folder, name, content.size()) == content) return {};
  Result<Replacement> next = Replacement::begin(folder, name, k_private_file);
  if (!next) return fail(next.error());
  if (Status filled = next->write(content); !filled) return filled;
  return next->commit();
}

Result<Descriptor> lock_private_file(const Folder& folder, const std::string& name) {
  Result<Descriptor> file = open_private_file(folder, name, O_RDWR | O_CREAT);
  if (!file) return file;
  if (!wait_for_lock(*file)) return folder.failure("lock", name, errno);
  return file;
}

std::string user_name(uid_t user) {
  const passwd* entry = ::getpwuid(user);
  return entry == nullptr ? fmt::format("user {}", user) : std::string(entry->pw_name);
}

}  // namespace ocelot::io
