// pipe2(2).
#include "support/io/pipe.hpp"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "support/io/file.hpp"

namespace ocelot::io {

Result<Pipe> make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return system_failure("make a pipe", {}, errno);
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

}  // namespace ocelot::io
