// Reporting once: which of several processes reports.
#include "support/io/first_report.hpp"

#include <iterator>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include "support/environment.hpp"
#include "support/file_age.hpp"
#include "support/processes.hpp"
#include "support/temporary_folder.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

using test::set_age;
using test::TemporaryFolder;
using test::Variable;

}  // namespace

TEST_CASE("of the children of one process, one is the first to report on each topic") {
  const TemporaryFolder folder;
  const Variable variable("TMPDIR", folder.path());
  for (const char* topic : {"one", "two"}) {
    CHECK(test::count_successes(10, [&](int) { return is_first_report(topic); }) == 1);
    CHECK(test::count_successes(1, [&](int) { return is_first_report(topic); }) == 0);
  }
}

TEST_CASE("another parent's children report it again") {
  const TemporaryFolder folder;
  const Variable variable("TMPDIR", folder.path());
  const auto is_one_first = [](int) {
    return test::count_successes(3, [](int) { return is_first_report("x"); }) == 1;
  };
  CHECK(test::count_successes(4, is_one_first) == 4);
}

TEST_CASE("old records are removed") {
  const TemporaryFolder folder;
  const Variable variable("TMPDIR", folder.path());
  CHECK(is_first_report("x"));
  REQUIRE(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
  fs::rename(fs::directory_iterator(folder.path())->path(),
             folder / fmt::format("ocelot-reported-{}-x-1-1", ::getuid()));
  set_age(folder / fmt::format("ocelot-reported-{}-x-1-1", ::getuid()), 1000000);
  CHECK(is_first_report("x"));
  CHECK_FALSE(fs::exists(folder / fmt::format("ocelot-reported-{}-x-1-1", ::getuid())));
}

TEST_CASE("where nothing can be recorded, every child reports") {
  const Variable variable("TMPDIR", "/proc");
  for (int i = 0; i < 2; ++i) CHECK(is_first_report("x"));
}

}  // namespace ocelot::io
