// The build to which a process belongs.
#include "build/cache/running_build.hpp"

#include <chrono>

#include <doctest/doctest.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "support/processes.hpp"

namespace ocelot::cache {

using Clock = std::filesystem::file_time_type::clock;

TEST_CASE("a build starts before now, and its id stays") {
  const RunningBuild build = running_build();
  CHECK(build.id != 0);
  CHECK(build.start <= Clock::now());
  CHECK(running_build().id == build.id);
  CHECK(build.used(Clock::now()));
  CHECK_FALSE(build.used(build.start - std::chrono::milliseconds(1)));
}

TEST_CASE("a launcher between Ninja and the step does not hide Ninja") {
  const int right = test::count_successes(1, [](int) {
    const pid_t ninja = ::getpid();
    ::prctl(PR_SET_NAME, "ninja");
    return test::count_successes(1, [&](int) {
             ::prctl(PR_SET_NAME, "launcher");
             return test::count_successes(1, [&](int) {
                      return (running_build().id & 0x3fffff) == static_cast<std::uint64_t>(ninja);
                    }) == 1;
           }) == 1;
  });
  CHECK(right == 1);
}

TEST_CASE("a time in the future is not a use") {
  CHECK_FALSE(running_build().used(Clock::now() + std::chrono::hours(1)));
}

TEST_CASE("no entry belongs to the build that is the default") {
  CHECK_FALSE(RunningBuild().used(Clock::now()));
}

}  // namespace ocelot::cache
