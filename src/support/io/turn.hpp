// One build at a time in a project, however many processes want one.
#pragma once

#include <filesystem>
#include <functional>

#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"

namespace ocelot::io {

/// Held from `take` until this process, and each program that it started meanwhile, has ended: they
/// inherit the lock, so that a build whose starter was killed still keeps others out.
class Turn {
 public:
  /// Locks a folder (flock(2)), and waits while another process has the lock; before that, calls
  /// `on_wait`. Where the file system has no locks for folders, nobody waits. Fails if the folder
  /// cannot be opened.
  static Result<Turn> take(const std::filesystem::path& folder,
                           const std::function<void()>& on_wait);

 private:
  explicit Turn(Descriptor folder) : folder_(std::move(folder)) {}

  Descriptor folder_;
};

}  // namespace ocelot::io
