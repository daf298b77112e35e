// Temporary files and folders that their owner locks, so that those of a dead process can be
// removed.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "support/io/descriptor.hpp"

namespace ocelot::io {

/// Locks an open file or folder for as long as it is open. Returns false if another process holds
/// the lock.
bool try_lock(const Descriptor& temporary);

/// How to recognize, open and remove one kind of temporary.
struct TemporaryKind {
  std::function<bool(const std::string& name)> matches;
  int open_flags = 0;  ///< in addition to O_RDONLY, O_NOFOLLOW and O_CLOEXEC
  std::function<void(const std::filesystem::path& path, const Descriptor& opened)> remove;
};

/// Removes the unlocked temporaries of a folder. Those younger than a minute stay, because their
/// owner may not have locked them yet.
void sweep(const std::filesystem::path& folder, const TemporaryKind& kind);

}  // namespace ocelot::io
