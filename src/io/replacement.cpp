// Temporaries: made, locked, committed, swept.
#include "io/replacement.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "io/file.hpp"
#include "io/process.hpp"

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

// Another machine or container may use the same folder, so the number of a process is no name of
// its own.
Result<std::pair<fs::path, Descriptor>> make_temporary(const fs::path& folder, mode_t mode) {
  for (int count = 0;; ++count) {
    fs::path path = folder / fmt::format("{}{}-{}{}", k_prefix, ::getpid(), count, k_suffix);
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (file.is_open()) return std::pair(std::move(path), std::move(file));
    if (errno != EEXIST) return system_failure("create", path, errno);
  }
}

void stop_at(std::string_view moment, const fs::path& target) {
  const std::string wanted = environment_variable("OCELOT_STOP_AT");
  if (!wanted.empty() && wanted == fmt::format("{}:{}", moment, target.filename().string()))
    ::raise(SIGSTOP);
}

}  // namespace

Result<Replacement> Replacement::begin(const fs::path& target, mode_t mode) {
  const fs::path folder = target.parent_path();
  if (Status made = make_folders(folder); !made) return fail(made.error());
  sweep(folder.empty() ? fs::path(".") : folder);
  auto temporary = make_temporary(folder, mode);
  if (!temporary) return fail(temporary.error());
  lock(temporary->second);
  return Replacement(target, std::move(temporary->first), std::move(temporary->second));
}

Replacement::~Replacement() {
  if (file_.is_open()) ::unlink(temporary_.c_str());
}

Status Replacement::write(std::string_view bytes) const {
  return write_all(file_.get(), bytes, temporary_);
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
