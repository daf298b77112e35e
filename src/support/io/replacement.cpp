// Creates, locks, commits and sweeps temporary files.
#include "support/io/replacement.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/owned_temporary.hpp"
#include "support/io/random_name.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_prefix = ".ocelot-";
constexpr std::string_view k_suffix = ".tmp";
constexpr std::size_t k_piece = 65536;

TemporaryKind replacements() {
  return {[](const std::string& name) {
            return name.starts_with(k_prefix) && name.ends_with(k_suffix);
          },
          0,
          [](const Folder& folder, const std::string& name, const Descriptor&) {
            static_cast<void>(folder.remove_file(name));
          }};
}

// chown clears the set-user-ID bits, so the mode is set last. A user who may not change the owner
// may still be able to change the group.
void take_over(const Descriptor& file, const struct stat& from) {
  constexpr auto k_same = static_cast<uid_t>(-1);
  const bool is_given = ::fchown(file.get(), from.st_uid, from.st_gid) == 0 ||
                        ::fchown(file.get(), k_same, from.st_gid) == 0;
  // If the group could not be kept, its set-ID bits must not apply to another group.
  ::fchmod(file.get(), from.st_mode & (is_given ? 07777U : 0777U));
}

void stop_at(std::string_view moment, const std::string& name) {
  const std::string chosen = environment_variable("OCELOT_STOP_AT");
  if (!chosen.empty() && chosen == fmt::format("{}:{}", moment, name)) ::raise(SIGSTOP);
}

}  // namespace

// The watchdog starts before the temporary file exists.
Replacement::Replacement(Folder folder, std::string name)
    : folder_(std::move(folder)),
      name_(std::move(name)),
      temporary_(fmt::format("{}{}{}", k_prefix, random_name(), k_suffix)),
      watchdog_(std::make_unique<Watchdog>(
          [this] { ::unlinkat(folder_.descriptor().get(), temporary_.c_str(), 0); },
          folder_.descriptor())) {}

Status Replacement::open(mode_t mode) {
  Result<Descriptor> file = folder_.open_file(temporary_, O_WRONLY | O_CREAT | O_EXCL, mode);
  if (!file) return fail(file.error());
  file_ = std::move(*file);
  try_lock(file_);
  return {};
}

Result<Replacement> Replacement::begin_in(Result<Folder> folder, const fs::path& target,
                                          mode_t mode) {
  if (!folder) return fail(folder.error());
  sweep(*folder, replacements());
  Replacement replacement(std::move(*folder), target.filename());
  if (Status opened = replacement.open(mode); !opened) return fail(opened.error());
  return replacement;
}

Result<Replacement> Replacement::begin(const fs::path& target, mode_t mode) {
  return begin_in(Folder::make(target.parent_path()), target, mode);
}

Result<Replacement> Replacement::begin(const Folder& folder, const fs::path& target, mode_t mode) {
  return begin_in(folder.make_parent(target), target, mode);
}

Result<Replacement> Replacement::begin_edit(const fs::path& target) {
  struct stat before {};
  if (::stat(target.c_str(), &before) != 0) return system_failure("read", target, errno);
  Result<Replacement> replacement = begin(target, before.st_mode & 0777);
  if (replacement) take_over(replacement->file_, before);
  return replacement;
}

Replacement::~Replacement() {
  if (file_.is_open()) static_cast<void>(folder_.remove_file(temporary_));
}

Status Replacement::write(std::string_view bytes) const {
  return write_all(file_.get(), bytes, folder_.path() / temporary_);
}

Status Replacement::copy_from(const fs::path& source, const ByteSink& sink) const {
  const Result<Descriptor> from = open_to_read(source);
  if (!from) return fail(from.error());
  const bool is_shared = ::ioctl(file_.get(), FICLONE, from->get()) == 0;
  if (is_shared && !sink) return {};
  return read_pieces(*from, source, [&](std::string_view piece) -> Status {
    if (sink) sink(piece);
    return is_shared ? Status() : write(piece);
  });
}

Status Replacement::copy_from(const Descriptor& source, std::uintmax_t size,
                              const ByteSink& sink) const {
  const bool is_shared = ::ioctl(file_.get(), FICLONE, source.get()) == 0;
  std::string piece(k_piece, '\0');
  for (std::uintmax_t done = 0; done < size;) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uintmax_t>(size - done, k_piece));
    const ssize_t count = ::pread(source.get(), piece.data(), wanted, static_cast<off_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return system_failure("copy", folder_.path() / name_, count < 0 ? errno : EIO);
    done += static_cast<std::uintmax_t>(count);
    const std::string_view bytes(piece.data(), static_cast<std::size_t>(count));
    if (sink) sink(bytes);
    if (is_shared) continue;
    if (Status written = write(bytes); !written) return written;
  }
  if (is_shared && ::ftruncate(file_.get(), static_cast<off_t>(size)) != 0)
    return system_failure("copy", folder_.path() / name_, errno);
  return {};
}

Status Replacement::commit() {
  stop_at("before", name_);
  if (Status renamed = folder_.rename(temporary_, name_); !renamed) return renamed;
  file_.close();
  stop_at("after", name_);
  return {};
}

}  // namespace ocelot::io
