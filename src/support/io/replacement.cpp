// Temporaries: made, locked, committed, swept.
#include "support/io/replacement.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/random_name.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_prefix = ".ocelot-";
constexpr std::string_view k_suffix = ".tmp";

// A temporary this young may not have its lock yet.
constexpr std::chrono::minutes k_grace{1};

bool lock(const Descriptor& file) {
  return ::flock(file.get(), LOCK_EX | LOCK_NB) == 0;
}

void sweep_if_dead(const fs::path& temporary) {
  std::error_code code;
  const auto age = fs::file_time_type::clock::now() - fs::last_write_time(temporary, code);
  if (code || age < k_grace) return;
  const Descriptor file(::open(temporary.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (file.is_open() && lock(file)) ::unlink(temporary.c_str());
}

void sweep(const fs::path& folder) {
  std::error_code code;
  fs::directory_iterator entries(folder, code);
  for (; !code && entries != fs::directory_iterator(); entries.increment(code)) {
    const std::string name = entries->path().filename().string();
    if (name.starts_with(k_prefix) && name.ends_with(k_suffix)) sweep_if_dead(entries->path());
  }
}

// Giving a file away takes its set-user-ID bits, so the mode comes last. Who may not give it to the
// owner may still give it to the group.
void take_over(const Descriptor& file, const struct stat& from) {
  constexpr auto k_same = static_cast<uid_t>(-1);
  const bool is_given = ::fchown(file.get(), from.st_uid, from.st_gid) == 0 ||
                        ::fchown(file.get(), k_same, from.st_gid) == 0;
  // The bits of a group are not for another one.
  ::fchmod(file.get(), from.st_mode & (is_given ? 07777U : 0777U));
}

void stop_at(std::string_view moment, const fs::path& target) {
  const std::string wanted = environment_variable("OCELOT_STOP_AT");
  if (!wanted.empty() && wanted == fmt::format("{}:{}", moment, target.filename().string()))
    ::raise(SIGSTOP);
}

}  // namespace

// The watchdog is there before the temporary is.
Replacement::Replacement(fs::path target)
    : target_(std::move(target)),
      temporary_(target_.parent_path() / fmt::format("{}{}{}", k_prefix, random_name(), k_suffix)),
      watchdog_(std::make_unique<Watchdog>([path = temporary_] { ::unlink(path.c_str()); })) {}

Status Replacement::open(mode_t mode) {
  file_ = Descriptor(::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (!file_.is_open()) return system_failure("create", temporary_, errno);
  lock(file_);
  return {};
}

Result<Replacement> Replacement::begin(const fs::path& target, mode_t mode) {
  const fs::path folder = target.parent_path();
  if (Status made = make_folders(folder); !made) return fail(made.error());
  sweep(folder.empty() ? fs::path(".") : folder);
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

Status Replacement::copy_from(const fs::path& source,
                              const std::function<void(std::string_view)>& sight) const {
  const Descriptor from(::open(source.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!from.is_open()) return system_failure("open", source, errno);
  const bool is_shared = ::ioctl(file_.get(), FICLONE, from.get()) == 0;
  if (is_shared && !sight) return {};
  return read_pieces(source, [&](std::string_view piece) -> Status {
    if (sight) sight(piece);
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
