// Runs code with a limit of CPU time, which does not depend on how busy the machine is, in a
// separate process: a crash or an endless loop fails only one check.
#pragma once

#include <csignal>
#include <string>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ocelot::test {

/// "done", "failed" (the code returned false), "too slow", or "signal N".
template <class Code>
std::string run_limited(unsigned int seconds, const Code& code) {
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXCPU, SIG_DFL);
    std::signal(SIGSEGV, SIG_DFL);
    std::signal(SIGABRT, SIG_DFL);
    const rlimit limit{seconds, seconds + 1};
    ::setrlimit(RLIMIT_CPU, &limit);
    ::_exit(code() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    return number == SIGXCPU ? "too slow" : "signal " + std::to_string(number);
  }
  return WEXITSTATUS(status) == 0 ? "done" : "failed";
}

}  // namespace ocelot::test
