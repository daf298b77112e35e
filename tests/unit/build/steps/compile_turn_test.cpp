// Turns to compile: the step that has one knows how many wait for it.
#include "build/steps/compile_turn.hpp"

#include <chrono>
#include <csignal>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/environment.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

namespace {

using test::TemporaryFolder;
using test::Variable;

// Another process that takes the turn of a compilation, and keeps it until it is ended.
class Step {
 public:
  Step(const StepWorkspace& workspace, const Compilation& compilation) : process_(::fork()) {
    if (process_ != 0) return;
    CompileTurn turn(workspace, compilation);
    turn.take();
    for (;;) ::pause();
  }
  ~Step() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;

 private:
  pid_t process_;
};

bool comes_to(const CompileTurn& turn, std::size_t waiting) {
  for (int i = 0; i < 1000 && turn.count_waiting() != waiting; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  return turn.count_waiting() == waiting;
}

StepWorkspace opened(const TemporaryFolder& folder) {
  Result<StepWorkspace> workspace = StepWorkspace::open({}, folder / "output");
  REQUIRE(test::shown(workspace) == "");
  return std::move(*workspace);
}

}  // namespace

TEST_CASE("steps with the same jobserver that wait for the turn are counted") {
  const TemporaryFolder folder;
  const Variable cache("OCELOT_CACHE_DIR", (folder / "cache").string());
  REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
  const std::string flags = fmt::format("--jobserver-auth=fifo:{}", (folder / "fifo").string());
  const Variable makeflags("MAKEFLAGS", flags);
  const StepWorkspace workspace = opened(folder);
  const Compilation compilation{"amd64", "tag"};
  CompileTurn turn(workspace, compilation);
  CHECK(turn.count_waiting() == 0);
  turn.take();
  CHECK(turn.count_waiting() == 0);
  {
    const Step first(workspace, compilation);
    const Step second(workspace, {"amd64", "another tag"});
    const Step of_another_turn(workspace, {"arm64", "tag"});
    const Variable same("MAKEFLAGS", "-j2 " + flags);
    const StepWorkspace of_another_build = opened(folder);
    const Step third(of_another_build, compilation);
    CHECK(comes_to(turn, 2));
  }
  CHECK(comes_to(turn, 0));
}

TEST_CASE("without a jobserver, nobody is counted") {
  const TemporaryFolder folder;
  const Variable cache("OCELOT_CACHE_DIR", (folder / "cache").string());
  const Variable makeflags("MAKEFLAGS", "-j2");
  const StepWorkspace workspace = opened(folder);
  CompileTurn turn(workspace, {"amd64", "tag"});
  turn.take();
  CompileTurn waiting(workspace, {"amd64", "tag"});
  CHECK(waiting.count_waiting() == 0);
  CHECK(turn.count_waiting() == 0);
}

}  // namespace ocelot::steps
