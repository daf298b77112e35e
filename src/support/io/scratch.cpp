// Scratch folders: made, locked while in use, swept when their owner is dead.
#include "support/io/scratch.hpp"

#include <cerrno>
#include <chrono>
#include <string>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io/file.hpp"
#include "support/io/random_name.hpp"
#include "support/io/temporary_folder.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

// A folder this young may not have its lock yet.
constexpr std::chrono::minutes k_grace{1};

constexpr int k_most_tries = 100;
constexpr std::chrono::milliseconds k_pause{20};

std::string prefix() {
  return fmt::format("ocelot-{}-", ::getuid());
}

Descriptor open_folder(const fs::path& folder) {
  return Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

bool lock(const Descriptor& folder) {
  return ::flock(folder.get(), LOCK_EX | LOCK_NB) == 0;
}

bool is_ours(const Descriptor& folder) {
  struct stat status {};
  return ::fstat(folder.get(), &status) == 0 && status.st_uid == ::getuid();
}

void remove_tree(const fs::path& folder) {
  // Go's module cache has read-only folders; a scratch never holds one, so plain removal suffices.
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

// Tools that are being killed still write for a moment.
void remove_stubbornly(const fs::path& folder) {
  for (int tries = 0; tries < k_most_tries; ++tries) {
    remove_tree(folder);
    std::error_code none;
    if (!fs::exists(folder, none)) return;
    std::this_thread::sleep_for(k_pause);
  }
}

void sweep_if_dead(const fs::path& folder) {
  std::error_code code;
  const auto age = fs::file_time_type::clock::now() - fs::last_write_time(folder, code);
  if (code || age < k_grace) return;
  const Descriptor opened = open_folder(folder);
  if (opened.is_open() && is_ours(opened) && lock(opened)) remove_tree(folder);
}

void sweep(const fs::path& temporary) {
  std::error_code code;
  fs::directory_iterator entries(temporary, code);
  for (; !code && entries != fs::directory_iterator(); entries.increment(code)) {
    if (entries->path().filename().string().rfind(prefix(), 0) == 0) sweep_if_dead(entries->path());
  }
}

}  // namespace

// The watchdog is there before the folder is.
Scratch::Scratch(fs::path path)
    : path_(std::move(path)),
      watchdog_(std::make_unique<Watchdog>([folder = path_] { remove_stubbornly(folder); })) {}

Status Scratch::create() {
  if (::mkdir(path_.c_str(), 0700) != 0)
    return system_failure("make a scratch folder in", path_.parent_path(), errno);
  lock_ = open_folder(path_);
  if (!lock_.is_open() || !lock(lock_)) return system_failure("lock", path_, errno);
  return {};
}

Result<Scratch> Scratch::make() {
  const fs::path temporary = temporary_folder();
  sweep(temporary);
  Scratch scratch(temporary / (prefix() + random_name()));
  if (Status created = scratch.create(); !created) return fail(created.error());
  return scratch;
}

Scratch::~Scratch() {
  if (lock_.is_open()) remove_tree(path_);
}

}  // namespace ocelot::io
