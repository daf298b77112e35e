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

namespace {

constexpr int k_most_tries = 100;
constexpr std::chrono::milliseconds k_pause{20};

std::string prefix() {
  return fmt::format("ocelot-{}-", ::getuid());
}

bool is_ours(const Descriptor& folder) {
  struct stat status {};
  return ::fstat(folder.get(), &status) == 0 && status.st_uid == ::getuid();
}

// Tools that are being killed may still write for a moment.
void remove_stubbornly(const Folder& parent, const std::string& name) {
  for (int tries = 0; tries < k_most_tries; ++tries) {
    static_cast<void>(parent.remove_tree(name));
    if (const auto status = parent.status(name); status && !*status) return;
    std::this_thread::sleep_for(k_pause);
  }
}

TemporaryKind scratch_folders() {
  return {[](const std::string& name) { return name.starts_with(prefix()); }, O_DIRECTORY,
          [](const Folder& parent, const std::string& name, const Descriptor& opened) {
            if (is_ours(opened)) static_cast<void>(parent.remove_tree(name));
          }};
}

}  // namespace

// The watchdog starts before the folder exists.
Scratch::Scratch(Folder parent, std::string name)
    : parent_(std::move(parent)),
      name_(std::move(name)),
      path_(parent_.path() / name_),
      watchdog_(std::make_unique<Watchdog>([this] { remove_stubbornly(parent_, name_); },
                                           parent_.descriptor())) {}

Status Scratch::create() {
  if (::mkdirat(parent_.descriptor().get(), name_.c_str(), 0700) != 0)
    return system_failure("make a scratch folder in", parent_.path(), errno);
  Result<Descriptor> opened = parent_.open_file(name_, O_RDONLY | O_DIRECTORY);
  if (!opened) return fail(opened.error());
  lock_ = std::move(*opened);
  if (!try_lock(lock_)) return system_failure("lock", path_, errno);
  return {};
}

Result<Scratch> Scratch::make() {
  Result<Folder> temporary = Folder::open(temporary_folder());
  if (!temporary) return fail(temporary.error());
  sweep(*temporary, scratch_folders());
  Scratch scratch(std::move(*temporary), prefix() + random_name());
  if (Status created = scratch.create(); !created) return fail(created.error());
  return scratch;
}

Scratch::~Scratch() {
  if (lock_.is_open()) static_cast<void>(parent_.remove_tree(name_));
}

}  // namespace ocelot::io
