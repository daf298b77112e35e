// Temporary files and folders that their owner locks, so that those of a dead owner can be removed.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "support/io/descriptor.hpp"

namespace ocelot::io {

/// Locks an open file or folder for as long as it is open; false when somebody else has the lock.
bool try_lock(const Descriptor& temporary);

/// Which entries of a folder are temporaries of one kind, and how they are opened and removed.
struct TemporaryKind {
  std::function<bool(const std::string& name)> matches;
  int open_flags = 0;  ///< besides O_RDONLY, O_NOFOLLOW and O_CLOEXEC
  std::function<void(const std::filesystem::path& path, const Descriptor& opened)> remove;
};

/// Removes the temporaries of a folder that nobody has locked. Those younger than a minute stay:
/// their owner may not have locked them yet.
void sweep(const std::filesystem::path& folder, const TemporaryKind& kind);

}  // namespace ocelot::io
