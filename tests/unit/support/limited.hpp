// Code under a limit of time, in a process of its own: a crash or an endless loop fails one check
// only.
#pragma once

#include <csignal>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace ocelot::test {

/// "done", "failed" (the code said false), "too slow", or "signal N".
template <class Code>
std::string run_limited(unsigned int seconds, const Code& code) {
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGALRM, SIG_DFL);
    std::signal(SIGSEGV, SIG_DFL);
    std::signal(SIGABRT, SIG_DFL);
    ::alarm(seconds);
    ::_exit(code() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    return number == SIGALRM ? "too slow" : "signal " + std::to_string(number);
  }
  return WEXITSTATUS(status) == 0 ? "done" : "failed";
}

}  // namespace ocelot::test
