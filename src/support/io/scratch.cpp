// Creates scratch folders, locks them while in use, and sweeps those of dead owners.
#include "support/io/scratch.hpp"

#include <cerrno>
#include <chrono>
#include <string>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io/file.hpp"
#include "support/io/owned_temporary.hpp"
#include "support/io/random_name.hpp"
#include "support/io/temporary_folder.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

constexpr int k_most_tries = 100;
constexpr std::chrono::milliseconds k_pause{20};

std::string prefix() {
  return fmt::format("ocelot-{}-", ::getuid());
}

Descriptor open_folder(const fs::path& folder) {
  return Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

bool is_ours(const Descriptor& folder) {
  struct stat status {};
  return ::fstat(folder.get(), &status) == 0 && status.st_uid == ::getuid();
}

void remove_tree(const fs::path& folder) {
  // Only Go's module cache has read-only folders, and it is never in a scratch folder, so
  // remove_all suffices.
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

// Tools that are being killed may still write for a moment.
void remove_stubbornly(const fs::path& folder) {
  for (int tries = 0; tries < k_most_tries; ++tries) {
    remove_tree(folder);
    std::error_code none;
    if (!fs::exists(folder, none)) return;
    std::this_thread::sleep_for(k_pause);
  }
}

TemporaryKind scratch_folders() {
  return {[](const std::string& name) { return name.starts_with(prefix()); }, O_DIRECTORY,
          [](const fs::path& path, const Descriptor& opened) {
            if (is_ours(opened)) remove_tree(path);
          }};
}

}  // namespace

// The watchdog starts before the folder exists.
Scratch::Scratch(fs::path path)
    : path_(std::move(path)),
      watchdog_(std::make_unique<Watchdog>([folder = path_] { remove_stubbornly(folder); })) {}

Status Scratch::create() {
  if (::mkdir(path_.c_str(), 0700) != 0)
    return system_failure("make a scratch folder in", path_.parent_path(), errno);
  lock_ = open_folder(path_);
  if (!lock_.is_open() || !try_lock(lock_)) return system_failure("lock", path_, errno);
  return {};
}

Result<Scratch> Scratch::make() {
  const fs::path temporary = temporary_folder();
  sweep(temporary, scratch_folders());
  Scratch scratch(temporary / (prefix() + random_name()));
  if (Status created = scratch.create(); !created) return fail(created.error());
  return scratch;
}

Scratch::~Scratch() {
  if (lock_.is_open()) remove_tree(path_);
}

}  // namespace ocelot::io
