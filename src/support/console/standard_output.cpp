// Writing to stdout, with the first failure kept.
#include "support/console/standard_output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "support/console/terminal.hpp"

namespace ocelot::console {

namespace {

// The number of the first error; 0: none.
int& first_failure() {
  static int number = 0;
  return number;
}

void note_failure() {
  if (first_failure() == 0) first_failure() = errno;
}

}  // namespace

void put_out(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) note_failure();
}

// The lowest free number is what open gives.
void open_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0) continue;
    static_cast<void>(::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
}

bool finish_output() {
  if (std::fflush(stdout) != 0) note_failure();
  const int failure = first_failure();
  if (failure == 0) return true;
  if (failure == EPIPE) return false;
  static_cast<void>(Terminal().report({error(
      "system", whole_file("stdout"), fmt::format("cannot write: {}", std::strerror(failure)))}));
  return false;
}

}  // namespace ocelot::console
