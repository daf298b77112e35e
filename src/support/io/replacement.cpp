// Creates, locks, commits and sweeps temporary files.
#include "support/io/replacement.hpp"

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

TemporaryKind replacements() {
  return {[](const std::string& name) {
            return name.starts_with(k_prefix) && name.ends_with(k_suffix);
          },
          0, [](const fs::path& path, const Descriptor&) { ::unlink(path.c_str()); }};
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

void stop_at(std::string_view moment, const fs::path& target) {
  const std::string chosen = environment_variable("OCELOT_STOP_AT");
  if (!chosen.empty() && chosen == fmt::format("{}:{}", moment, target.filename().string()))
    ::raise(SIGSTOP);
}

}  // namespace

// The watchdog starts before the temporary file exists.
Replacement::Replacement(fs::path target)
    : target_(std::move(target)),
      temporary_(target_.parent_path() / fmt::format("{}{}{}", k_prefix, random_name(), k_suffix)),
      watchdog_(std::make_unique<Watchdog>([path = temporary_] { ::unlink(path.c_str()); })) {}

Status Replacement::open(mode_t mode) {
  file_ = Descriptor(::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (!file_.is_open()) return system_failure("create", temporary_, errno);
  try_lock(file_);
  return {};
}

Result<Replacement> Replacement::begin(const fs::path& target, mode_t mode) {
  const fs::path folder = target.parent_path();
  if (Status created = make_folders(folder); !created) return fail(created.error());
  sweep(folder.empty() ? fs::path(".") : folder, replacements());
  Replacement replacement(target);
  if (Status opened = replacement.open(mode); !opened) return fail(opened.error());
  return replacement;
}

Result<Replacement> Replacement::begin_edit(const fs::path& target) {
  struct stat before {};
  if (::stat(target.c_str(), &before) != 0) return system_failure("read", target, errno);
  Result<Replacement> replacement = begin(target, before.st_mode & 0777);
  if (replacement) take_over(replacement->file_, before);
  return replacement;
}

Replacement::~Replacement() {
  if (file_.is_open()) ::unlink(temporary_.c_str());
}

Status Replacement::write(std::string_view bytes) const {
  return write_all(file_.get(), bytes, temporary_);
}

Status Replacement::copy_from(const fs::path& source, const ByteSink& sink) const {
  const Descriptor from(::open(source.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!from.is_open()) return system_failure("open", source, errno);
  const bool is_shared = ::ioctl(file_.get(), FICLONE, from.get()) == 0;
  if (is_shared && !sink) return {};
  return read_pieces(source, [&](std::string_view piece) -> Status {
    if (sink) sink(piece);
    return is_shared ? Status() : write(piece);
  });
}

Status Replacement::commit() {
  stop_at("before", target_);
  if (::rename(temporary_.c_str(), target_.c_str()) != 0)
    return system_failure("replace", target_, errno);
  file_.close();
  stop_at("after", target_);
  return {};
}

}  // namespace ocelot::io
