// The build that this process belongs to. Entries of the action cache that were used since it
// started are its own.
#pragma once

#include <cstdint>
#include <filesystem>

namespace ocelot::cache {

/// A build, by the process that runs it.
struct RunningBuild {
  std::uint64_t id = 0;  ///< from the process's id and start; 0 if the process cannot be read
  std::filesystem::file_time_type start = std::filesystem::file_time_type::max();

  /// Whether a time of last use is one of this build. A time in the future is not: the clock was
  /// wrong when it was set.
  bool used(std::filesystem::file_time_type last_use) const {
    return last_use >= start && last_use <= std::filesystem::file_time_type::clock::now();
  }
};

/// The nearest Ninja above this process (there may be a launcher between them), or its parent. If
/// /proc cannot be read, a build to which no entry belongs.
RunningBuild running_build();

}  // namespace ocelot::cache
