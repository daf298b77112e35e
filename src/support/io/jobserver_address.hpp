// Which jobserver a value of MAKEFLAGS names. Source: GNU make 4.4 manual, "POSIX Jobserver
// Interaction".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "support/base/result.hpp"

namespace ocelot::io {

/// Where a jobserver's tokens are: a fifo, or a pipe whose ends the outer build leaves open.
struct JobserverAddress {
  std::string fifo;  ///< a path; empty for a pipe
  int read = -1;     ///< descriptors of the pipe
  int write = -1;
};

/// The last jobserver that the words of MAKEFLAGS name; nothing if they name none, or say that this
/// process may not use it. Fails for one of another kind.
Result<std::optional<JobserverAddress>> find_jobserver(std::string_view makeflags);

}  // namespace ocelot::io
