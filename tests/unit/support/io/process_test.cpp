// Running programs: how they end, what they see, and that they never outlive this process.
#include "support/io/process.hpp"

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/io/environment.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

using test::get;
using test::TemporaryFolder;

Command script(const TemporaryFolder& folder, const std::string& text) {
  return {{"/bin/sh", "-c", text}, folder.path(), {{"PATH", "/usr/bin:/bin"}}, folder / "log"};
}

Exit ended(const Command& command) {
  const Result<Exit> exit = run(command);
  REQUIRE(test::shown(exit) == "");
  return *exit;
}

// A zombie, which waits for its parent, does not count as alive.
bool is_alive(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  if (!std::getline(file, line)) return false;
  const std::size_t state = line.rfind(") ");
  return state != std::string::npos && line[state + 2] != 'Z' && line[state + 2] != 'X';
}

template <class Condition>
bool holds_within(std::chrono::milliseconds limit, const Condition& condition) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return true;
}

std::vector<pid_t> numbers_in(const fs::path& path) {
  std::istringstream text(get(path));
  std::vector<pid_t> numbers;
  for (pid_t number = 0; text >> number;) numbers.push_back(number);
  return numbers;
}

}  // namespace

TEST_CASE("a program's exit code is handed on") {
  const TemporaryFolder folder;
  CHECK(ended(script(folder, "exit 0")).ok());
  const Exit three = ended(script(folder, "exit 3"));
  CHECK(three.code == 3);
  CHECK(three.signal == 0);
  CHECK_FALSE(three.ok());
}

TEST_CASE("a program killed by a signal has 128 and the signal as its code") {
  const TemporaryFolder folder;
  const Exit killed = ended(script(folder, "kill -9 $$"));
  CHECK(killed.code == 137);
  CHECK(killed.signal == SIGKILL);
  CHECK(ended(script(folder, "kill -TERM $$")).signal == SIGTERM);
}

TEST_CASE("a missing program is a failure that names it") {
  const TemporaryFolder folder;
  CHECK(test::shown(run({{"/no/such/tool", "x"}, folder.path(), {}, folder / "log"})) ==
        "/no/such/tool: error: cannot run: No such file or directory\n");
}

TEST_CASE("a program that may not be run is a failure that names it") {
  const TemporaryFolder folder;
  test::put(folder / "tool", "#!/bin/sh\n");
  const std::string tool = (folder / "tool").string();
  CHECK(test::shown(run({{tool}, folder.path(), {}, folder / "log"})) ==
        tool + ": error: cannot run: Permission denied\n");
}

TEST_CASE("a program whose folder is missing is not run") {
  const TemporaryFolder folder;
  Command command = script(folder, "echo ran");
  command.folder = folder / "missing";
  CHECK(test::shown(run(command)) == "/bin/sh: error: cannot run: No such file or directory\n");
  CHECK(get(folder / "log") == "");
}

TEST_CASE("the environment is exactly what was given") {
  const TemporaryFolder folder;
  ::setenv("OCELOT_TEST_LEAK", "1", 1);
  const Environment environment{{"A", "one two"}, {"B", "x=y"}, {"C", ""}, {"D", "$A 'q' \"é\""}};
  CHECK(ended({{"/usr/bin/env"}, folder.path(), environment, folder / "log"}).ok());
  ::unsetenv("OCELOT_TEST_LEAK");
  CHECK(get(folder / "log") == "A=one two\nB=x=y\nC=\nD=$A 'q' \"é\"\n");
}

TEST_CASE("an empty environment is empty") {
  const TemporaryFolder folder;
  CHECK(ended({{"/usr/bin/env"}, folder.path(), {}, folder / "log"}).ok());
  CHECK(get(folder / "log") == "");
}

TEST_CASE("arguments reach the program as they are") {
  const TemporaryFolder folder;
  const std::vector<std::string> argv{"/usr/bin/printf", "%s|", "a b", "", "$HOME", "'", "*", "é"};
  CHECK(ended({argv, folder.path(), {}, folder / "log"}).ok());
  CHECK(get(folder / "log") == "a b||$HOME|'|*|é|");
}

TEST_CASE("both streams go to the log, behind what it holds already") {
  const TemporaryFolder folder;
  ended(script(folder, "echo one; echo two >&2"));
  ended(script(folder, "echo three"));
  CHECK(get(folder / "log") == "one\ntwo\nthree\n");
}

TEST_CASE("what a program prints can be told from what it complains of") {
  const TemporaryFolder folder;
  Command command = script(folder, "echo answer; echo complaint >&2");
  command.output = folder / "output";
  ended(command);
  CHECK(get(folder / "output") == "answer\n");
  CHECK(get(folder / "log") == "complaint\n");
}

TEST_CASE("the log's folder is made") {
  const TemporaryFolder folder;
  Command command = script(folder, "echo one");
  command.log = folder / "a/b/log";
  ended(command);
  CHECK(get(folder / "a/b/log") == "one\n");
}

TEST_CASE("a program runs in its folder, reads nothing, and makes files with plain modes") {
  const TemporaryFolder folder;
  const mode_t before = ::umask(077);
  ended(script(folder, "pwd -P; cat; touch made; umask"));
  ::umask(before);
  CHECK(get(folder / "log") == fs::canonical(folder.path()).string() + "\n0022\n");
  CHECK((fs::status(folder / "made").permissions() & fs::perms::all) == fs::perms(0644));
}

TEST_CASE("a program has the log as its output streams, and by no other number") {
  const TemporaryFolder folder;
  ended(script(folder,
               "for n in 0 1 2 3 4 5 6 7 8 9; do case $(readlink /proc/$$/fd/$n) in "
               "*/log) echo $n;; esac; done"));
  CHECK(get(folder / "log") == "1\n2\n");
}

TEST_CASE("a program runs in a process group of its own") {
  const TemporaryFolder folder;
  ended(script(folder, "cut -d' ' -f1,5 /proc/$$/stat"));
  const std::vector<pid_t> numbers = numbers_in(folder / "log");
  REQUIRE(numbers.size() == 2);
  CHECK(numbers[0] == numbers[1]);
  CHECK(numbers[1] != ::getpgrp());
}

TEST_CASE("what an abnormal end leaves behind is ended too") {
  const TemporaryFolder folder;
  ended(script(folder, "sleep 100 & echo $! > left; kill -9 $$"));
  const std::vector<pid_t> left = numbers_in(folder / "left");
  REQUIRE(left.size() == 1);
  CHECK(holds_within(std::chrono::seconds(2), [&] { return !is_alive(left[0]); }));
}

TEST_CASE("when we are killed, the whole group of our tool dies within two seconds") {
  const TemporaryFolder folder;
  const Command command =
      script(folder, "sleep 100 & echo $$ $! > new; mv new pids; sleep 100; echo late > late");
  const pid_t step = ::fork();
  if (step == 0) {
    static_cast<void>(run(command));
    ::_exit(0);
  }
  REQUIRE(holds_within(std::chrono::seconds(10), [&] { return fs::exists(folder / "pids"); }));
  const std::vector<pid_t> tools = numbers_in(folder / "pids");
  REQUIRE(tools.size() == 2);
  CHECK(is_alive(tools[0]));
  CHECK(is_alive(tools[1]));

  ::kill(step, SIGKILL);
  ::waitpid(step, nullptr, 0);
  CHECK(holds_within(std::chrono::seconds(2),
                     [&] { return !is_alive(tools[0]) && !is_alive(tools[1]); }));
  CHECK_FALSE(fs::exists(folder / "late"));
}

TEST_CASE("nobody is left behind after an ordinary end") {
  const TemporaryFolder folder;
  ended(script(folder, "exit 0"));
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
}

TEST_CASE("a program is found in the first folder of the list that has it") {
  const TemporaryFolder folder;
  for (const char* name : {"a/tool", "b/tool", "c/other"}) {
    test::put(folder / name, "");
    fs::permissions(folder / name, fs::perms(0755));
  }
  test::put(folder / "c/tool", "no program");
  fs::create_directories(folder / "d/tool");
  const std::string root = folder.path().string();
  CHECK(find_program("tool", root + "/a:" + root + "/b") == folder / "a/tool");
  CHECK(find_program("tool", root + "/missing:" + root + "/b") == folder / "b/tool");
  CHECK(find_program("tool", root + "/c:" + root + "/d:" + root + "/b") == folder / "b/tool");
  CHECK(find_program("tool", root + "/c") == "");
}

TEST_CASE("a name with a slash is its own place") {
  CHECK(find_program("/bin/sh", "/nowhere") == "/bin/sh");
  CHECK(find_program("/bin/no-such-program", "/bin") == "");
}

TEST_CASE("a variable of the environment, or an empty text") {
  ::setenv("OCELOT_TEST_VARIABLE", "value", 1);
  CHECK(environment_variable("OCELOT_TEST_VARIABLE") == "value");
  ::unsetenv("OCELOT_TEST_VARIABLE");
  CHECK(environment_variable("OCELOT_TEST_VARIABLE") == "");
}

}  // namespace ocelot::io
