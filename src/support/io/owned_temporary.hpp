// Temporary files and folders that their owner locks, so that those of a dead process can be
// removed.
#pragma once

#include <functional>
#include <string>

#include "support/io/descriptor.hpp"
#include "support/io/folder.hpp"

namespace ocelot::io {

/// Locks an open file or folder for as long as it is open. Returns false if another process holds
/// the lock.
bool try_lock(const Descriptor& temporary);

/// How to recognize, open and remove one kind of temporary.
struct TemporaryKind {
  std::function<bool(const std::string& name)> matches;
  int open_flags = 0;  ///< in addition to O_RDONLY and O_NONBLOCK
  std::function<void(const Folder& folder, const std::string& name, const Descriptor& opened)>
      remove;
};

/// Removes the unlocked temporaries of a folder. Those younger than a minute stay, because their
/// owner may not have locked them yet.
void sweep(const Folder& folder, const TemporaryKind& kind);

}  // namespace ocelot::io
