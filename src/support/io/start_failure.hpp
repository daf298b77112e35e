// Why a child could not become another program.
#pragma once

#include "support/base/result.hpp"
#include "support/io/pipe.hpp"

namespace ocelot::io {

/// A pipe that a successful exec closes. Made before the fork.
class StartFailure {
 public:
  static Result<StartFailure> make();

  /// In the child, where exec failed: hands on the reason, an errno, and ends the child. Safe
  /// between fork and exec.
  [[noreturn]] void exit_with(int reason) const;

  /// In the parent: waits until the child runs the program or has ended. The reason; 0 if it runs.
  int wait();

 private:
  explicit StartFailure(Pipe pipe) : pipe_(std::move(pipe)) {}

  Pipe pipe_;
};

}  // namespace ocelot::io
