// Runs the same code in many processes at once.
#pragma once

#include <functional>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

namespace ocelot::test {

/// Runs code in this many processes at once; returns how many returned true.
inline int count_successes(int processes, const std::function<bool(int)>& code) {
  std::vector<pid_t> children;
  for (int i = 0; i < processes; ++i) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(code(i) ? 0 : 1);
    children.push_back(child);
  }
  int successes = 0;
  for (pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    successes += WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 1 : 0;
  }
  return successes;
}

}  // namespace ocelot::test
