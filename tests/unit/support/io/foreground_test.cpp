// A program in the foreground: its streams, its end, and the signals that it gets.
#include "support/io/foreground.hpp"

#include <csignal>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

using test::get;
using test::TemporaryFolder;

namespace {

const std::string k_ten_seconds = "for i in $(seq 1000); do sleep 0.01; done";
const Environment k_environment = {{"PATH", "/usr/bin:/bin"}, {"NAME", "a value"}};

Result<Exit> run_script(const TemporaryFolder& folder, const std::string& script,
                        const std::filesystem::path& output = {}) {
  return run_in_foreground({"/bin/sh", "-c", script}, folder.path(), k_environment, output);
}

// Runs a script in another process, sends that process a signal once the script is ready, and
// returns its exit code.
int code_after(const TemporaryFolder& folder, int number, const std::string& script) {
  const pid_t runner = ::fork();
  if (runner == 0) {
    ::signal(number, SIG_DFL);  // nohup and background jobs of a shell ignore some
    const Result<Exit> ended = run_script(folder, script);
    ::_exit(ended ? ended->code : 1);
  }
  while (!std::filesystem::exists(folder / "ready")) ::usleep(1000);
  ::kill(runner, number);
  int status = 0;
  ::waitpid(runner, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("a program runs in its folder, with its environment, and its stdout goes to a file") {
  const TemporaryFolder folder;
  const Result<Exit> ended = run_script(folder, "echo \"$NAME\"; pwd; exit 3", folder / "printed");
  REQUIRE(ended);
  CHECK(ended->code == 3);
  CHECK(get(folder / "printed") == "a value\n" + folder.path().string() + "\n");
}

TEST_CASE("a program has the process group of its caller") {
  const TemporaryFolder folder;
  REQUIRE(run_script(folder, "ps -o pgid= -p $$", folder / "group"));
  CHECK(std::stoi(get(folder / "group")) == ::getpgrp());
}

TEST_CASE("a program ends by a signal") {
  const TemporaryFolder folder;
  const Result<Exit> ended = run_script(folder, "kill -9 $$");
  REQUIRE(ended);
  CHECK(ended->signal == SIGKILL);
  CHECK(ended->code == 128 + SIGKILL);
}

TEST_CASE("a program that is not there is a failure") {
  const TemporaryFolder folder;
  const Result<Exit> ended = run_in_foreground({"/nowhere/ninja"}, folder.path(), k_environment);
  CHECK(test::shown(ended).find("/nowhere/ninja") != std::string::npos);
}

TEST_CASE("signals are passed on, the program's end is awaited, and its own code does not count") {
  for (int number : {SIGHUP, SIGINT, SIGTERM}) {
    const TemporaryFolder folder;
    const std::string handler = "trap 'touch tidied; exit 0' HUP INT TERM; touch ready; ";
    CHECK(code_after(folder, number, handler + k_ten_seconds) == 128 + number);
    CHECK(std::filesystem::exists(folder / "tidied"));
  }
}

TEST_CASE("a killed caller takes the program along") {
  const TemporaryFolder folder;
  const std::string handler = "trap 'touch tidied; exit 0' TERM; touch ready; ";
  CHECK(code_after(folder, SIGKILL, handler + k_ten_seconds) == -1);
  for (int i = 0; i < 500 && !std::filesystem::exists(folder / "tidied"); ++i) ::usleep(10'000);
  CHECK(std::filesystem::exists(folder / "tidied"));
}

}  // namespace ocelot::io
