// An errno through a pipe.
#include "support/io/start_failure.hpp"

#include <cerrno>
#include <utility>

#include <unistd.h>

namespace ocelot::io {

Result<StartFailure> StartFailure::make() {
  Result<Pipe> pipe = make_pipe();
  if (!pipe) return fail(pipe.error());
  return StartFailure(std::move(*pipe));
}

void StartFailure::exit_with(int reason) const {
  const ssize_t written = ::write(pipe_.write.get(), &reason, sizeof reason);
  ::_exit(written == sizeof reason ? 127 : 126);
}

int StartFailure::wait() {
  pipe_.write.close();
  int reason = 0;
  ssize_t count = 0;
  do {
    count = ::read(pipe_.read.get(), &reason, sizeof reason);
  } while (count < 0 && errno == EINTR);
  return count == sizeof reason ? reason : 0;
}

}  // namespace ocelot::io
