// What the kernel says about a process.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <sys/types.h>

namespace ocelot::io {

struct ProcessStatus {
  pid_t id = 0;
  pid_t parent = 0;         ///< 0 for the first process
  std::string name;         ///< the program's name, at most 15 bytes
  std::uint64_t start = 0;  ///< in clock ticks (sysconf) since the machine started
};

/// Reads /proc/ID/stat; nothing if there is no such process or no /proc. A process id can be
/// reused, but not with the same start.
std::optional<ProcessStatus> read_process(pid_t id);

}  // namespace ocelot::io
