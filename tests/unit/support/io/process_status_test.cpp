// What /proc says about processes.
#include "support/io/process_status.hpp"

#include <doctest/doctest.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace ocelot::io {

TEST_CASE("this process has its parent, and started after it") {
  const std::optional<ProcessStatus> own = read_process(::getpid());
  REQUIRE(own);
  CHECK(own->id == ::getpid());
  CHECK(own->parent == ::getppid());
  const std::optional<ProcessStatus> parent = read_process(own->parent);
  REQUIRE(parent);
  CHECK(parent->start <= own->start);
}

TEST_CASE("a name may contain what separates fields") {
  char before[16] = {};
  REQUIRE(::prctl(PR_GET_NAME, before) == 0);
  REQUIRE(::prctl(PR_SET_NAME, "a) R 1 (b") == 0);
  const std::optional<ProcessStatus> own = read_process(::getpid());
  REQUIRE(::prctl(PR_SET_NAME, before) == 0);
  REQUIRE(own);
  CHECK(own->name == "a) R 1 (b");
  CHECK(own->parent == ::getppid());
}

TEST_CASE("a process that does not exist has no status") {
  CHECK_FALSE(read_process(0));
  CHECK_FALSE(read_process(1 << 30));
}

}  // namespace ocelot::io
