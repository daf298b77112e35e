// One build at a time in a project, however many processes want one.
#pragma once

#include <filesystem>
#include <functional>

#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/folder.hpp"

namespace ocelot::io {

/// Held from `take` until this process ends, also if it has become another program by exec.
/// Programs that it starts do not hold it: a server that outlives the build keeps nobody out.
class Turn {
 public:
  /// Locks a file below a folder (fcntl(2), a record lock), which is created if necessary and
  /// stays. Waits while another process has the lock; before that, calls `on_wait`. Follows no link
  /// below the folder. Where the file system has no locks, nobody waits. Fails if the file cannot
  /// be opened. A process must not open the file for anything else: closing it would end its turn.
  static Result<Turn> take(const Folder& folder, const std::filesystem::path& path,
                           const std::function<void()>& on_wait);

 private:
  explicit Turn(Descriptor file) : file_(std::move(file)) {}

  Descriptor file_;
};

}  // namespace ocelot::io
