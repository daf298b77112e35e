// Writes to stdout and remembers the first failure.
#include "support/console/standard_output.hpp"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace ocelot::console {

namespace {

// The errno of the first failure; 0 if there was none.
int& first_failure() {
  static int number = 0;
  return number;
}

void record_failure() {
  if (first_failure() == 0) first_failure() = errno;
}

}  // namespace

void write_out(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) record_failure();
}

// open returns the lowest unused descriptor.
void open_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0) continue;
    static_cast<void>(::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
}

int flush_out() {
  if (std::fflush(stdout) != 0) record_failure();
  return first_failure();
}

}  // namespace ocelot::console
